"""How an expediente is shown, the same in every room: the tone of its state and its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.analisis import nota_de_analisis, por_que_no_se_abre
from mesa.expedientes.estados import Estado
from mesa.expedientes.firmas import falla
from mesa.expedientes.firmas_en_palabras import FirmaEnPalabras, firmas_en_palabras
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.visor import direccion_de_paginas, direccion_de_version_firmada
from mesa.lib.descargas import SE_PUEDEN_VER
from mesa.lib.fechas import en_lima

# The tone chooses shape and colour; the word always goes beside it.
TONOS: dict[str, str] = {
    Estado.BORRADOR: "espera",
    Estado.PRESENTADO: "curso",
    Estado.OBSERVADO: "ojo",
    Estado.NO_PRESENTADO: "mal",
    Estado.RECHAZADO: "mal",
    Estado.DESISTIDO: "espera",
    Estado.RECIBIDO: "bien",
    Estado.DERIVADO: "bien",
    Estado.EN_ATENCION: "curso",
    Estado.ATENDIDO: "bien",
    Estado.ARCHIVADO: "espera",
}

# Of a whole file, where its signatures are not told one by one.
FIRMAS: dict[str, str | Promise] = {
    "valida": _("Firma digital válida"),
    "integra_no_confiable": _("Firma digital íntegra, de un certificado sin comprobar o que no se acepta"),
    "modificada": _("Modificado después de la firma"),
    "invalida": _("Firma digital no válida"),
    "no_verificable": _("Lleva firma digital, sin comprobar"),
    "sin_firma": _("Sin firma digital"),
}


@dataclass(frozen=True, slots=True)
class ArchivoVisto:
    """A filed file as `_componentes/archivo.html` shows it. `url_ver` is "" for what a browser does not show.

    `bloqueo` says why it is not opened, and then its addresses are ""; `analisis` what else is known of its analysis.
    `firmas` are shown with issuer and reason when `cadena`; `url_version_firmada` is "" unless something was added.
    """

    id: str
    nombre: str
    octetos: int
    estado: str
    folios: int | None
    parte: str
    veredicto: str | Promise
    detalle: str | Promise
    hallazgos: tuple[dict[str, Any], ...]
    url_abrir: str
    url_ver: str
    url_paginas: str = ""
    analisis: str | Promise = ""
    bloqueo: str | Promise = ""
    firmas: tuple[FirmaEnPalabras, ...] = ()
    cadena: bool = False
    url_version_firmada: str = ""


def archivo_visto(documento: Documento, *, puerta: str, lector: Lector) -> ArchivoVisto:
    """Return how a file is shown to `lector`, who opens it at the URL named `puerta` (arguments: number and file)."""
    url = reverse(puerta, args=[documento.expediente.numero, documento.pk])
    bloqueo = por_que_no_se_abre(documento, lector=lector)
    se_ve = documento.formato in SE_PUEDEN_VER and not bloqueo
    abrir = f"{url}?ver=1" if se_ve else url
    return ArchivoVisto(
        id=str(documento.pk),
        nombre=documento.nombre,
        octetos=documento.bytes,
        estado=_estado(documento, bloqueado=bool(bloqueo)),
        folios=documento.folios,
        parte=documento.get_rol_display(),
        veredicto=_veredicto(documento, bloqueado=bool(bloqueo)),
        detalle=_detalle(documento),
        hallazgos=tuple(_hallazgos(documento)),
        url_abrir="" if bloqueo else abrir,
        url_ver=abrir if se_ve else "",
        url_paginas=direccion_de_paginas(documento, puerta=puerta) if se_ve else "",
        analisis="" if bloqueo else nota_de_analisis(documento, lector=lector),
        bloqueo=bloqueo,
        firmas=firmas_en_palabras(documento),
        cadena=lector is Lector.PERSONAL,
        url_version_firmada="" if bloqueo else direccion_de_version_firmada(documento, puerta=puerta),
    )


def _estado(documento: Documento, *, bloqueado: bool) -> str:
    if bloqueado:
        return "rechazado" if documento.esta_infectado else "pendiente"
    if con_aviso(documento):
        return "aviso"
    if documento.veredicto == Documento.Veredicto.CONFORME:
        return "firma" if documento.estado_firma_vigente == "valida" else "bien"
    return "rechazado" if documento.veredicto else "pendiente"


def con_aviso(documento: Documento) -> bool:
    """Tell whether a file that was or can be filed has something to look at: a finding, or a signature that fails."""
    if documento.veredicto == Documento.Veredicto.CON_AVISOS:
        return True
    return documento.veredicto == Documento.Veredicto.CONFORME and any(map(falla, documento.firmas_vigentes))


def _detalle(documento: Documento) -> str | Promise:
    if documento.formato != "pdf" or documento.firmas_vigentes:
        return ""
    return FIRMAS.get(documento.estado_firma, "")


def _hallazgos(documento: Documento) -> Iterator[dict[str, Any]]:
    # How to mend them, and what was only said for information, were for the filer before filing; signatures say more.
    for hallazgo in documento.hallazgos:
        dicho = documento.firmas_vigentes and hallazgo["codigo"].startswith("firma.")
        if hallazgo.get("gravedad") != "info" and not dicho:
            yield {"mensaje": hallazgo.get("mensaje", ""), "pagina": hallazgo.get("pagina")}


def _veredicto(documento: Documento, *, bloqueado: bool) -> str | Promise:
    if bloqueado:
        return _("Infectado: no se puede abrir") if documento.esta_infectado else _("Pendiente de análisis")
    if con_aviso(documento):
        return _("Revisado, con un aviso")
    return _("Revisado, sin hallazgos") if documento.veredicto == Documento.Veredicto.CONFORME else ""


def entro_otro_dia(expediente: Expediente) -> bool:
    """Tell whether a filing counts from another day than the one in which it was made, in Lima."""
    hecho: datetime | None = expediente.presentado_en
    return hecho is not None and en_lima(hecho).date() != expediente.fecha_de_ingreso
