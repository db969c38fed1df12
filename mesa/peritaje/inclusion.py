"""The proof of inclusion: from the act of a receipt to the root of its day, and from the root to who sealed it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cryptography import x509

from mesa.firmas.incrustado import certificados_de_sobre
from mesa.firmas.separada import leer_firma_separada
from mesa.peritaje.certificados import Conocidos
from mesa.peritaje.modelo import EstadoDeIdentidad, EstadoDeRegistro, Identidad, Inclusion
from mesa.peritaje.sello import SelloExaminado
from mesa.registro.manifiesto import Manifiesto
from mesa.registro.prueba import VeredictoDePrueba, comprobar

LIMITE = 1 << 20
SELLADO = "El acto está en el registro público: la prueba lleva a la raíz de su día, y la institución selló esa raíz."
MISMA_LLAVE = (
    "El acto está en el registro que cerró la misma llave que selló el recibo. De quién es la llave está por comprobar."
)
OTRA_LLAVE = (
    "La prueba lleva a la raíz de su día, sellada con otra llave que la del recibo. De quién es está por comprobar: "
    "repite con --certificado y todos los certificados que publica la institución."
)
SIN_SELLO = "El cierre que lleva la prueba no está sellado todavía: descárgala otra vez más tarde."
MAL_SELLADO = "El cierre que lleva la prueba no lo selló la institución, o alguien lo cambió después. No prueba nada."
DE_OTRA = "El cierre que lleva la prueba es de otra institución."
SIN_MANIFIESTO = "Sin un recibo íntegro no hay acto que buscar en el registro."


def inclusion_de(
    ruta: Path,
    manifiesto: Manifiesto | None,
    *,
    sello: SelloExaminado,
    identidad: Identidad,
    conocidos: Conocidos,
) -> Inclusion:
    """Return what the proof at `ruta` amounts to. Raises OSError when it cannot be read."""
    veredicto = comprobar(_leer(ruta), manifiesto.a_dict() if manifiesto else None)
    if manifiesto is None:
        return _no(SIN_MANIFIESTO, veredicto)
    if not veredicto.incluido or veredicto.cierre is None or veredicto.prueba is None:
        return _no(veredicto.motivo, veredicto)
    if veredicto.cierre.ruc != str(manifiesto.institucion.ruc):
        return _no(DE_OTRA, veredicto)
    if not veredicto.prueba.firma:
        return _no(SIN_SELLO, veredicto)
    cierre, firma = veredicto.prueba.cierre.encode(), veredicto.prueba.firma
    if sello.conocido:
        estado, motivo = _segun_los_conocidos(cierre, firma, conocidos.de_la_institucion)
    else:
        establecida = identidad.estado is EstadoDeIdentidad.ESTABLECIDA
        estado, motivo = _segun_el_recibo(cierre, firma, sello.certificado, establecida=establecida)
    return _inclusion(estado, motivo, veredicto)


def _leer(ruta: Path) -> Mapping[str, Any]:
    with ruta.open("rb") as archivo:
        contenido = archivo.read(LIMITE + 1)
    try:
        leido = json.loads(contenido) if len(contenido) <= LIMITE else None
    except (ValueError, RecursionError):
        leido = None
    return leido if isinstance(leido, dict) else {}


def _segun_los_conocidos(
    cierre: bytes, firma: bytes, conocidos: Sequence[x509.Certificate]
) -> tuple[EstadoDeRegistro, str]:
    if leer_firma_separada(cierre, firma, certificados=conocidos):
        return EstadoDeRegistro.INCLUIDO, SELLADO
    return EstadoDeRegistro.NO_PROBADO, MAL_SELLADO


def _segun_el_recibo(
    cierre: bytes, firma: bytes, certificado: x509.Certificate | None, *, establecida: bool
) -> tuple[EstadoDeRegistro, str]:
    """Without certificates to go by: the key that sealed the receipt is as good for the closing, and no better."""
    if certificado and leer_firma_separada(cierre, firma, certificados=[certificado]):
        return (EstadoDeRegistro.INCLUIDO, SELLADO) if establecida else (EstadoDeRegistro.POR_COMPROBAR, MISMA_LLAVE)
    if leer_firma_separada(cierre, firma, certificados=certificados_de_sobre(firma)):
        return EstadoDeRegistro.POR_COMPROBAR, OTRA_LLAVE
    return EstadoDeRegistro.NO_PROBADO, MAL_SELLADO


def _no(motivo: str, veredicto: VeredictoDePrueba) -> Inclusion:
    return _inclusion(EstadoDeRegistro.NO_PROBADO, motivo, veredicto)


def _inclusion(estado: EstadoDeRegistro, motivo: str, veredicto: VeredictoDePrueba) -> Inclusion:
    prueba = veredicto.prueba
    return Inclusion(estado, motivo, prueba.dia.isoformat() if prueba else "", prueba.raiz if prueba else "")
