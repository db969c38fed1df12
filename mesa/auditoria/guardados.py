"""What others kept, against today's log: a receipt or a proof that left the house cannot be rewritten in it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from mesa.auditoria.alcance import Alcance
from mesa.expedientes.models import Acto, Recibo
from mesa.firmas.separada import leer_firma_separada
from mesa.firmas.verificacion import verificar_recibo
from mesa.registro.models import CierreDiario
from mesa.registro.prueba import comprobar
from mesa.sello import autoridades_de_tiempo, certificados

# No index is longer than the database's numbers.
MAYOR = 1 << 63


def auditar(rutas: Sequence[Path], *, ahora: datetime, alcance: Alcance) -> Iterator[str]:
    """Compare each file, a receipt (PDF) or a proof (JSON), with the acts and closings as they are today."""
    for ruta in rutas:
        alcance.guardados += 1
        try:
            contenido = ruta.read_bytes()
        except OSError as error:
            yield f"No se puede leer {ruta}: {error.strerror}."
            continue
        if b"%PDF-" in contenido[:1024]:
            yield from _recibo(ruta, contenido, ahora)
        else:
            yield from _prueba(ruta, contenido)


def _recibo(ruta: Path, pdf: bytes, ahora: datetime) -> Iterator[str]:
    veredicto = verificar_recibo(pdf, certificados=certificados(), momento=ahora, autoridades=autoridades_de_tiempo())
    if not veredicto.integro or veredicto.manifiesto is None:
        yield f"{ruta}: no es un recibo intacto de esta mesa."
        return
    manifiesto = veredicto.manifiesto
    yield from _acto(ruta, manifiesto.get("acto_indice"), manifiesto.get("acto_resumen"))
    if not Recibo.objects.filter(sha256=veredicto.sha256).exists():
        yield f"{ruta}: el registro de hoy no tiene este recibo, que esta mesa selló."


def _prueba(ruta: Path, contenido: bytes) -> Iterator[str]:
    veredicto = comprobar(_json(contenido), None)
    if not veredicto.incluido or veredicto.prueba is None:
        yield f"{ruta}: {veredicto.motivo}"
        return
    prueba = veredicto.prueba
    if leer_firma_separada(prueba.cierre.encode(), prueba.firma, certificados=certificados()) is None:
        yield f"{ruta}: su cierre no lleva un sello de esta mesa que le corresponda."
        return
    yield from _acto(ruta, prueba.indice, prueba.resumen)
    if not CierreDiario.objects.filter(dia=prueba.dia, contenido=prueba.cierre, firma=prueba.firma).exists():
        yield f"{ruta}: el cierre del {prueba.dia} que esta mesa selló no es el que tiene hoy el registro."


def _acto(ruta: Path, indice: object, resumen: object) -> Iterator[str]:
    filas = Acto.objects.none()
    if isinstance(indice, int) and indice < MAYOR:
        filas = Acto.objects.filter(indice=indice)
    if filas.values_list("resumen", flat=True).first() != resumen:
        yield f"{ruta}: el acto {indice} que esta mesa selló no es el que tiene hoy el registro."


def _json(contenido: bytes) -> Mapping[str, Any]:
    try:
        leido = json.loads(contenido)
    except (ValueError, RecursionError):
        return {}
    return leido if isinstance(leido, dict) else {}
