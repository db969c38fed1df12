INSERT INTO expedientes_expediente (id, cuenta_id, estado, creado_en, actualizado_en, tipo_documento_id, numero_documento,
  fecha_documento, sede_id, dependencia_id, destinatario_persona, asunto, referencia, numero, clave, canal, presentado_en,
  fecha_de_ingreso, regla, motivo_de_ingreso, remitente_nombre, remitente_documento,
  orden_de_compra, completado)
SELECT gen_random_uuid(), (SELECT id FROM cuentas_cuenta WHERE correo = 'remitente@demo.example'),
  CASE WHEN n %% 5 = 0 THEN 'PRESENTADO' WHEN n %% 5 = 1 THEN 'RECHAZADO' ELSE 'ATENDIDO' END, m, m,
  (SELECT id FROM organizacion_tipodocumento WHERE codigo = CASE WHEN n %% 3 = 0 THEN 'factura' ELSE 'carta' END),
  'C-' || n, date '2026-01-02',
  s.id, d.id, '', 'Solicita ampliación de plazo número ' || n, '', '2026-' || lpad(n::text, 7, '0'), 'ABCDEFGHJKMN',
  'plataforma', m, m::date, 'A-2026.1', '', 'Servicios Industriales ' || (n %% 900), 'RUC 20131312955', '', '{}'
FROM (SELECT n, timestamptz '2026-01-02 08:00-05' + n * interval '20 seconds' AS m
      FROM generate_series(%(desde)s, %(hasta)s) AS n) AS x
CROSS JOIN (SELECT id FROM organizacion_sede ORDER BY orden LIMIT 1) AS s
CROSS JOIN LATERAL (SELECT id FROM organizacion_dependencia WHERE sede_id = s.id ORDER BY orden LIMIT 1) AS d;
INSERT INTO expedientes_documento (id, expediente_id, rol, nombre, bytes, sha256, formato, folios, veredicto, estado_firma,
  hallazgos, subido_en, analisis, analisis_firma, firmas)
SELECT gen_random_uuid(), e.id, 'principal', 'Carta.pdf', 100000, encode(sha256(e.id::text::bytea), 'hex'), 'pdf', 2,
  'conforme', 'sin_firma', '[]', e.presentado_en, 'limpio', '', '[]'
FROM expedientes_expediente AS e WHERE NOT EXISTS (SELECT 1 FROM expedientes_documento AS d WHERE d.expediente_id = e.id);
INSERT INTO expedientes_comprobante (documento_id, expediente_id, clave, ruc, tipo, serie, numero, emision, moneda, total,
  emisor_nombre, receptor_ruc, estado_firma, orden_de_compra, presentado_en, conformidad_hasta, validez, por_consultar)
SELECT d.id, e.id, '20131312955-01-F001-' || e.n, '20131312955', '01', 'F001', e.n, e.presentado_en::date, 'PEN', 118,
  e.remitente_nombre, '20100128218', 'valida', '', e.presentado_en,
  CASE WHEN e.n <= 2400 THEN current_date + 1 ELSE e.presentado_en::date + 8 END, NULL, false
FROM (SELECT *, split_part(numero, '-', 2)::int AS n FROM expedientes_expediente WHERE numero IS NOT NULL) AS e
JOIN expedientes_documento AS d ON d.expediente_id = e.id
WHERE e.n %% 3 = 0 AND NOT EXISTS (SELECT 1 FROM expedientes_comprobante AS c WHERE c.documento_id = d.id);
ANALYZE;
