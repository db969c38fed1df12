"""The marks of a voucher: what its signature is worth, and what answer (CDR) comes with it, in plain words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.comprobantes.firma.hechos import Autor, EstadoFirma, Firma, Motivo


@dataclass(frozen=True, slots=True)
class Marca:
    """A state by shape, word and colour; `frase` says more, `ancla` is its place in the guide «facturas»."""

    tono: str
    titulo: str | Promise
    ancla: str = ""
    frase: str | Promise = ""


_VALIDA = {
    Autor.EMISOR: Marca("firma", _("Firma digital válida"), "firma-valida", _("La firmó el emisor.")),
    Autor.SUNAT: Marca("firma", _("Firma digital válida"), "firma-valida", _("La firmó SUNAT, en su portal.")),
}
_POR_CONFIRMAR = Marca("curso", _("Firma íntegra, por confirmar"), "firma-por-confirmar")
_INTEGRAS = {
    Motivo.RUC_DISTINTO: Marca("curso", _("Firma íntegra, de otro RUC"), "firma-de-otro"),
    Motivo.DE_DEMOSTRACION: Marca("ojo", _("Firmado con un certificado de prueba"), "firma-de-prueba"),
    Motivo.FUERA_DE_VIGENCIA: Marca("ojo", _("Firma íntegra, certificado vencido"), "firma-vencida"),
    Motivo.REVOCADO: Marca("ojo", _("Firma íntegra, certificado revocado"), "firma-vencida"),
}
_MODIFICADO = Marca("ojo", _("Modificado después de la firma"), "firma-modificada")
_POR_ESTADO = {
    EstadoFirma.INVALIDA: Marca("mal", _("Firma digital no válida"), "firma-no-valida"),
    EstadoFirma.NO_VERIFICABLE: Marca("espera", _("Firma digital sin comprobar"), "firma-no-valida"),
    EstadoFirma.SIN_FIRMA: Marca("espera", _("Sin firma digital"), "sin-firma"),
}

_ADJUNTA = Marca("espera", _("Constancia adjunta"))
_FALTA = Marca("ojo", _("Falta la constancia de SUNAT (CDR)"), "cdr-falta")
_FALTA_Y_SE_EXIGE = Marca("mal", _("Falta la constancia de SUNAT (CDR)"), "cdr-falta")
_OBSERVADO = Marca("bien", _("Aceptado por SUNAT, con observaciones"), "cdr-observado")
# By what was said of the answer, the gravest first; only what SUNAT signed is called SUNAT's.
_POR_DICHO = {
    "cdr.de_otro": Marca("mal", _("Constancia de otro comprobante"), "cdr-de-otro"),
    "cdr.de_homologacion": Marca("mal", _("Constancia de prueba: no vale"), "cdr-de-prueba"),
    "cdr.rechazado": Marca("mal", _("Rechazado, según su constancia"), "cdr-rechazado"),
    "cdr.excepcion": Marca("ojo", _("No se procesó, según su constancia"), "cdr-rechazado"),
    "cdr.sin_respuesta": Marca("ojo", _("Constancia sin respuesta"), "cdr-sin-valor"),
    "cdr.sin_valor": Marca("ojo", _("Constancia sin firma que la pruebe"), "cdr-sin-valor"),
    "cdr.no_confiable": Marca("curso", _("Constancia íntegra, por confirmar"), "cdr-por-confirmar"),
    "cdr.de_ose": Marca("bien", _("Aceptado: constancia de OSE"), "cdr-de-ose"),
    "cdr.de_sunat": Marca("bien", _("Aceptado por SUNAT"), "cdr-de-sunat"),
}


def marca_de_firma(firma: Firma) -> Marca:
    """Return the mark of a voucher's own signature."""
    if firma.estado is EstadoFirma.VALIDA:
        return _VALIDA.get(firma.autor, _VALIDA[Autor.EMISOR])
    if firma.estado is EstadoFirma.INTEGRA_NO_CONFIABLE:
        return _INTEGRAS.get(firma.motivo, _POR_CONFIRMAR)
    return _MODIFICADO if firma.motivo is Motivo.NO_CUADRA else _POR_ESTADO[firma.estado]


def marca_de_constancia(dichos: Collection[str], *, hay: bool, se_exige: bool) -> Marca | None:
    """Return the mark of the answer by the codes of what was said of it; None where none is due and none came.

    `hay`: an answer came with the voucher; `se_exige`: without one it is refused.
    """
    if not hay:
        falta = _FALTA_Y_SE_EXIGE if se_exige else _FALTA
        return falta if "cdr.falta" in dichos else None
    if "cdr.observado" in dichos and "cdr.de_sunat" in dichos:
        return _OBSERVADO
    return next((marca for codigo, marca in _POR_DICHO.items() if codigo in dichos), _ADJUNTA)
