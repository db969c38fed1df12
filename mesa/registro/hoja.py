"""Lay out the sheet of a receipt, constancia de presentación or cargo de recepción, with its manifest inside."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno

from mesa.lib.fechas import en_lima, fecha_larga
from mesa.lib.impresion import SIN_LETRA, imprimible, imprimir
from mesa.registro.manifiesto import Archivo, ClaseDeRecibo, Manifiesto

PLANTILLA = Path(__file__).parent / "plantillas" / "recibo.typ"
TITULOS = {ClaseDeRecibo.CONSTANCIA: "Constancia de presentación", ClaseDeRecibo.CARGO: "Cargo de recepción"}
PRUEBAS = {
    ClaseDeRecibo.CONSTANCIA: "Esta constancia prueba que presentaste estos archivos.",
    ClaseDeRecibo.CARGO: "Este cargo prueba que la institución recibió estos archivos.",
}
NO_SUPONE = "No significa que la institución acepte lo que pides."
NOTA_LETRAS = (
    f"{SIN_LETRA} ocupa el lugar de un signo que esta hoja no puede imprimir. "
    "El texto exacto está en manifiesto.json, dentro de este PDF."
)
PARTES = {"principal": "Principal", "anexo": "Anexo"}


CANALES = {"plataforma": "Plataforma web", "api": "Sistema del remitente (API)"}


def _en_grupos(clave: str) -> str:
    """A clave in groups of four, as people copy it."""
    return "-".join(clave[i : i + 4] for i in range(0, len(clave), 4))


def componer(manifiesto: Manifiesto, *, acento: str = "#8f1428", momento: datetime) -> bytes:
    """Return the sheet as PDF/A-3a and PDF/UA-1, unsealed; the manifest travels inside as `manifiesto.json`.

    `acento` is the institution's colour, `#rrggbb`. `momento` (aware) becomes the creation date: same manifest and
    moment, same bytes. Takes about 15 ms of CPU. Raises ValueError when the manifest holds naive instants.
    """
    return imprimir(_plantilla(), datos=_datos(manifiesto) | {"acento": acento}, momento=momento)


@cache
def _plantilla() -> bytes:
    return PLANTILLA.read_bytes()


def _datos(manifiesto: Manifiesto) -> dict[str, Any]:
    """Return what the template prints, ready to print."""
    impreso = _textos(manifiesto) | {
        "fechas": _fechas(manifiesto),
        "datos": list(_filas(manifiesto)),
        "archivos": [_archivo(orden, archivo) for orden, archivo in enumerate(manifiesto.archivos, start=1)],
    }
    return impreso | {
        "qr": _qr(manifiesto.url_verificar),
        "nota_letras": NOTA_LETRAS if SIN_LETRA in str(impreso) else None,
        "manifiesto": manifiesto.a_json(),
        "manifiesto_descripcion": "Los datos de este recibo, para programas",
        "demostracion": manifiesto.demostracion,
    }


def _textos(manifiesto: Manifiesto) -> dict[str, Any]:
    titulo, cargo = TITULOS[manifiesto.clase], manifiesto.clase is ClaseDeRecibo.CARGO
    url = imprimible(manifiesto.url_verificar.partition("?")[0].partition("://")[2])
    return {
        "clase": titulo,
        "titulo": imprimible(f"{titulo} {manifiesto.numero}"),
        "descripcion": imprimible(f"{titulo} del trámite {manifiesto.numero}, {manifiesto.institucion.nombre}"),
        "institucion": imprimible(manifiesto.institucion.nombre),
        "ruc": imprimible(manifiesto.institucion.ruc),
        "numero": imprimible(manifiesto.numero),
        "clave": imprimible(_en_grupos(manifiesto.clave)),
        "regla": imprimible(manifiesto.regla),
        "motivo": imprimible(manifiesto.motivo),
        "prueba": PRUEBAS[manifiesto.clase],
        "no_supone": NO_SUPONE,
        "comprobar": (
            f"Compruébalo con el código QR o sube este PDF en {url}: dice también quién da fe de la hora. "
            "El sello vive en el PDF, no en el papel."
        ),
        "registro": _registro(manifiesto),
        "qr_alt": f"Código QR con la dirección para verificar: {url}",
        "titulo_archivos": "Archivos recibidos" if cargo else "Archivos presentados",
        "pie": _pie(manifiesto),
    }


def _registro(manifiesto: Manifiesto) -> str | None:
    if manifiesto.url_prueba is None:
        return None
    donde = imprimible(manifiesto.url_prueba.partition("://")[2])
    return f"Al cerrar el día, la prueba de que este acto figura en el registro público estará en {donde}"


def _pie(manifiesto: Manifiesto) -> str:
    partes = [f"{TITULOS[manifiesto.clase]} {manifiesto.numero}"]
    if manifiesto.acto_indice is not None:
        partes.append(f"acto {manifiesto.acto_indice} de la cadena")
    if manifiesto.acto_resumen:
        partes.append(manifiesto.acto_resumen[:16])
    return imprimible(" · ".join(partes))


def _fechas(manifiesto: Manifiesto) -> list[dict[str, str]]:
    fechas = [
        _instante("Presentado", manifiesto.presentado_en),
        {
            "rotulo": "Se tiene por ingresado",
            "fecha": fecha_larga(manifiesto.fecha_de_ingreso),
            "nota": "Fecha que cuenta para los plazos",
        },
    ]
    return [*fechas, _instante("Recibido", manifiesto.recibido_en)] if manifiesto.recibido_en else fechas


def _instante(rotulo: str, momento: datetime) -> dict[str, str]:
    local = en_lima(momento)
    return {"rotulo": rotulo, "fecha": fecha_larga(local.date()), "nota": f"{local:%H:%M:%S}, hora de Lima (UTC−5)"}


def _filas(manifiesto: Manifiesto) -> Iterator[dict[str, str]]:
    remitente, destinatario = manifiesto.remitente, manifiesto.destinatario
    persona = f", a la atención de {destinatario.persona}" if destinatario.persona else ""
    representante = f", por {remitente.representante}" if remitente.representante else ""
    identidad = f", {remitente.tipo_documento} {remitente.numero_documento}{representante}"
    yield _fila("Remitente", remitente.nombre, identidad)
    yield _fila("Destinatario", destinatario.dependencia, f", sede {destinatario.sede}{persona}")
    yield _fila("Documento", *_documento(manifiesto))
    yield _fila("Asunto", "", manifiesto.asunto)
    if manifiesto.referencia:
        yield _fila("Referencia", "", manifiesto.referencia)
    yield _fila("Canal", "", CANALES.get(manifiesto.canal, manifiesto.canal))
    if manifiesto.recibido_por:
        yield _fila("Recibido por", "", manifiesto.recibido_por)
    yield _fila("Folios", *_folios(manifiesto))


def _fila(rotulo: str, fuerte: str, texto: str) -> dict[str, str]:
    separador = " " if texto.startswith(" ") else ""
    return {"rotulo": rotulo, "fuerte": imprimible(fuerte), "texto": separador + imprimible(texto)}


def _documento(manifiesto: Manifiesto) -> tuple[str, str]:
    numero = manifiesto.numero_documento or "sin número"
    fecha = f", del {fecha_larga(manifiesto.fecha_documento)}" if manifiesto.fecha_documento else ""
    return manifiesto.tipo_de_documento, f" {numero}{fecha}"


def _folios(manifiesto: Manifiesto) -> tuple[str, str]:
    sin_paginas = sum(archivo.folios is None for archivo in manifiesto.archivos)
    con_paginas = len(manifiesto.archivos) - sin_paginas
    partes = [_cuantos(con_paginas, "archivo paginado", "archivos paginados")] if con_paginas else []
    if sin_paginas:
        partes.append(_cuantos(sin_paginas, "archivo sin páginas", "archivos sin páginas"))
    return _cuantos(manifiesto.folios, "folio", "folios"), f" en {' y '.join(partes)}" if partes else ""


def _cuantos(cantidad: int, uno: str, varios: str) -> str:
    return f"{cantidad:,} {uno if cantidad == 1 else varios}"


def _archivo(orden: int, archivo: Archivo) -> dict[str, str]:
    return {
        "orden": str(orden),
        "nombre": imprimible(archivo.nombre),
        "sha256": archivo.sha256,
        "parte": PARTES.get(archivo.rol) or imprimible(archivo.rol),
        "folios": "–" if archivo.folios is None else f"{archivo.folios:,}",
        "bytes": f"{archivo.bytes:,}",
    }


def _qr(direccion: str) -> str:
    """Return the code as SVG, one filled path: strokes would leave hairlines between rows on some printers."""
    # Any mask can be read; weighing all eight takes 5 ms of CPU a sheet.
    codigo = segno.make_qr(direccion, error="m", mask=0)
    lado = len(codigo.matrix)
    trazos = "".join(
        f"M{x} {y}h1v1h-1z" for y, fila in enumerate(codigo.matrix) for x, punto in enumerate(fila) if punto
    )
    papel = f'<path fill="#fff" d="M-1-1h{lado + 2}v{lado + 2}h-{lado + 2}z"/>'  # over the watermark
    caja = f"-1 -1 {lado + 2} {lado + 2}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{caja}">{papel}<path d="{trazos}"/></svg>'
