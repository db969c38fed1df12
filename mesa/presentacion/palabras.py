"""What an inspection found, in the reader's language and at the reader's pace: first what to mend, then the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from mesa.expedientes.analisis import lleva_algo_cifrado
from mesa.expedientes.firmas import revision_firmada
from mesa.expedientes.firmas_en_palabras import FirmaEnPalabras, firmas_en_palabras
from mesa.expedientes.models import Documento
from mesa.expedientes.vista import con_aviso
from mesa.expedientes.vista_de_paginas import tiene_paginas
from mesa.inspeccion.hallazgos import CATALOGO
from mesa.presentacion.ayudas import se_gira, se_reduce, se_vuelve_a_lo_firmado

# Kinds of XML whose one signature was judged, and is spoken of by its findings.
_CON_FIRMA_JUZGADA = {"comprobante", "cdr", "resumen"}
# Of a voucher's files: what its card says of its XML; and that nobody signs a printed form.
_DE_LA_TARJETA = ("firma_xml.", "cdr.", "firma.no_vista")


@dataclass(frozen=True, slots=True)
class HallazgoEnPalabras:
    """A finding as a page shows it; `codigo` anchors the help page."""

    codigo: str
    gravedad: str
    mensaje: str
    solucion: str
    pagina: int | None

    @property
    def es_error(self) -> bool:
        return self.gravedad == "error"

    @property
    def es_de_firma(self) -> bool:
        """Whether it repeats in general what a signature's verdict says; what refuses the file is said in full."""
        return not self.es_error and self.codigo.startswith("firma.")


@dataclass(frozen=True, slots=True)
class Fila:
    """A document of the draft as its row shows it. `tono` is one of bien, firma, ojo, mal, espera, curso.

    `tarjeta`: the card on which what an XML says is told; its row tells only what else there is.
    """

    documento: Documento
    tono: str
    veredicto: str
    hallazgos: tuple[HallazgoEnPalabras, ...]
    detalle: str = ""
    firmas: tuple[FirmaEnPalabras, ...] = ()
    tarjeta: str = ""

    @property
    def con_paginas(self) -> bool:
        return tiene_paginas(self.documento.formato) and not self.documento.esta_infectado

    @property
    def se_gira(self) -> bool:
        return se_gira(self.documento)

    @property
    def se_reduce(self) -> bool:
        return se_reduce(self.documento)

    @property
    def con_version_firmada(self) -> bool:
        return not self.documento.esta_infectado and revision_firmada(self.documento.firmas_vigentes) is not None

    @property
    def se_vuelve_a_lo_firmado(self) -> bool:
        return se_vuelve_a_lo_firmado(self.documento)

    @property
    def con_error(self) -> bool:
        return self.tono == "mal"


def fila(documento: Documento, *, tarjeta: str = "") -> Fila:
    """Return the row of a document. `tarjeta`: see Fila."""
    hallazgos = _sin_repetir(en_palabras(documento.hallazgos), con_firmas=bool(documento.firmas_vigentes))
    if tarjeta:
        hallazgos = tuple(uno for uno in hallazgos if uno.es_error or not uno.codigo.startswith(_DE_LA_TARJETA))
    detalle = " ".join(frase for frase in (_detalle(documento), _analisis(documento)) if frase)
    tono, veredicto = _tono_y_veredicto(documento)
    if tarjeta and tono in {"bien", "firma", "ojo"} and not any(uno.gravedad == "aviso" for uno in hallazgos):
        tono, veredicto = "bien", gettext("Revisado, es de tu comprobante:")
    return Fila(documento, tono, veredicto, hallazgos, detalle, firmas_en_palabras(documento), tarjeta)


def en_palabras(hallazgos: Iterable[dict[str, Any]]) -> tuple[HallazgoEnPalabras, ...]:
    """Return stored findings, errors first; today's wording of each code, or the stored one of a code that is gone."""
    todos = (_en_palabras(hallazgo) for hallazgo in hallazgos)
    return tuple(sorted(todos, key=lambda h: ("error", "aviso", "info").index(h.gravedad)))


def _sin_repetir(hallazgos: tuple[HallazgoEnPalabras, ...], *, con_firmas: bool) -> tuple[HallazgoEnPalabras, ...]:
    """Of what the row's signatures say themselves, keep only what to do about it."""
    if not con_firmas:
        return hallazgos
    return tuple(
        replace(uno, mensaje="") if uno.es_de_firma else uno
        for uno in hallazgos
        if not (uno.es_de_firma and uno.gravedad == "info")
    )


def _en_palabras(guardado: dict[str, Any]) -> HallazgoEnPalabras:
    codigo, datos = str(guardado["codigo"]), guardado.get("datos") or {}
    texto = CATALOGO.get(codigo)
    try:
        plantillas = (texto.mensaje_para(datos), texto.solucion) if texto else ("", "")
        mensaje, solucion = (gettext(plantilla) % datos if plantilla else "" for plantilla in plantillas)
    except (KeyError, ValueError):  # found by an older version, with other facts
        mensaje = solucion = ""
    return HallazgoEnPalabras(
        codigo=codigo,
        gravedad=str(guardado["gravedad"]),
        mensaje=mensaje or str(guardado.get("mensaje", "")),
        solucion=solucion or str(guardado.get("solucion", "")),
        pagina=guardado.get("pagina"),
    )


def _tono_y_veredicto(documento: Documento) -> tuple[str, str]:
    if not documento.esta_inspeccionado:
        return "espera", gettext("Pendiente de análisis")
    if documento.impide_presentar:
        return "mal", gettext("No se puede presentar")
    if con_aviso(documento):
        return "ojo", gettext("Se puede presentar, con un aviso")
    tono = "firma" if documento.estado_firma_vigente == "valida" else "bien"
    return tono, gettext("Revisado, todo bien")


def _detalle(documento: Documento) -> str:
    juzgada = documento.firmas_vigentes or (documento.leido or {}).get("clase") in _CON_FIRMA_JUZGADA
    if documento.estado_firma == "no_verificable" and not juzgada:
        return gettext("Lleva una firma digital. Está anotada; su validez se comprueba en la revisión.")
    return ""


def _analisis(documento: Documento) -> str:
    if documento.por_analizar and not lleva_algo_cifrado(documento):  # of which its finding speaks
        return gettext("Falta analizarlo contra virus. Lo hacemos solos: no te impide presentar.")
    return ""
