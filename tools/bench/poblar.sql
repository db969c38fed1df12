INSERT INTO expedientes_expediente (id, cuenta_id, estado, creado_en, actualizado_en, tipo_documento_id, numero_documento,
  fecha_documento, sede_id, dependencia_id, destinatario_persona, asunto, referencia, numero, clave, canal, presentado_en,
  fecha_de_ingreso, regla, motivo_de_ingreso, remitente_nombre, remitente_documento,
  orden_de_compra, completado)
SELECT gen_random_uuid(), (SELECT id FROM cuentas_cuenta WHERE correo = 'remitente@demo.example'),
  CASE WHEN n %% 5 = 0 THEN 'PRESENTADO' WHEN n %% 5 = 1 THEN 'RECHAZADO' ELSE 'ATENDIDO' END, m, m,
  (SELECT id FROM organizacion_tipodocumento WHERE codigo = 'carta'), 'C-' || n, date '2026-01-02',
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
ANALYZE;
