"""Who somebody is, as written on paper: identity documents, RUC, mobile numbers. Each function returns the tidy form.

All raise ValidationError with a sentence that says how to mend it.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.pe import ruc as numero_ruc

from mesa.cuentas.models import TipoDeDocumentoDeIdentidad as Tipo

PREFIJO_EMPRESA = "20"
# 10 carries the DNI; SUNAT gives 15 and 17 to people with another document.
PREFIJO_CON_DNI = "10"
PREFIJOS_SIN_DNI = ("10", "15", "17")


@dataclass(frozen=True, slots=True)
class Formato:
    patron: re.Pattern[str]
    si_no: Any


FORMATOS: dict[str, Formato] = {
    Tipo.DNI: Formato(re.compile(r"\d{8}", re.ASCII), _("El DNI tiene 8 dígitos. Escríbelo sin el que va aparte.")),
    Tipo.CE: Formato(
        re.compile(r"[A-Z0-9]{9,12}", re.ASCII),
        _("El carné de extranjería tiene de 9 a 12 letras o números. Escríbelo como figura en el carné."),
    ),
    Tipo.PASAPORTE: Formato(
        re.compile(r"[A-Z0-9]{5,12}", re.ASCII),
        _("El número de pasaporte tiene de 5 a 12 letras o números. Escríbelo como figura en el pasaporte."),
    ),
    Tipo.PTP: Formato(
        re.compile(r"[A-Z0-9]{9,15}", re.ASCII),
        _("El número del PTP tiene de 9 a 15 letras o números. Escríbelo como figura en el permiso."),
    ),
}


def documento_de_identidad(tipo: str, numero: str) -> str:
    """Return the number of an identity document without spaces, dashes or points, in capitals."""
    limpio = re.sub(r"[\s.\-]", "", numero).upper()
    formato = FORMATOS[tipo]
    if not formato.patron.fullmatch(limpio):
        raise ValidationError(formato.si_no, code="documento")
    return limpio


def ruc_de_empresa(numero: str) -> str:
    """Return the RUC of a legal person: eleven digits that begin with 20, the last one a check digit."""
    limpio = _ruc(numero)
    if not limpio.startswith(PREFIJO_EMPRESA):
        raise ValidationError(
            _("El RUC de una empresa o entidad empieza con 20. Si es de una persona, usa «Persona natural»."),
            code="ruc",
        )
    return limpio


def ruc_de_persona(numero: str, *, documento_tipo: str, documento_numero: str) -> str:
    """Return the RUC of a natural person; with a DNI it is 10, the DNI and a check digit."""
    limpio = _ruc(numero)
    if documento_tipo == Tipo.DNI and limpio[:-1] != f"{PREFIJO_CON_DNI}{documento_numero}":
        raise ValidationError(
            _("El RUC de una persona lleva el 10, su DNI y un dígito más. Revisa los dos números."), code="ruc"
        )
    if not limpio.startswith(PREFIJOS_SIN_DNI):
        raise ValidationError(_("Ese RUC es de una empresa o entidad: para ella usa «Persona jurídica»."), code="ruc")
    return limpio


def _ruc(numero: str) -> str:
    try:
        return str(numero_ruc.validate(re.sub(r"[\s.\-]", "", numero)))
    except StdnumError as error:
        raise ValidationError(
            _("Ese RUC no existe: revisa que sus 11 dígitos estén bien copiados."), code="ruc"
        ) from error


def celular_legible(numero: str) -> str:
    """Return a mobile as people of Peru write it, «987 654 321»; one of another country as it is kept."""
    peruano = re.fullmatch(r"\+51(\d{3})(\d{3})(\d{3})", numero, re.ASCII)
    return " ".join(peruano.groups()) if peruano else numero


CELULAR_PERUANO = re.compile(r"(?:\+?51)?(9\d{8})", re.ASCII)
# E.164: a plus sign, then country code and number, 15 digits at most.
INTERNACIONAL = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)


def celular(numero: str, *, de_peru: bool) -> str:
    """Return a mobile number in E.164: «987 654 321» → «+51987654321». Without `de_peru` the + is required."""
    limpio = re.sub(r"[\s().\-]", "", numero)
    limpio = f"+{limpio[2:]}" if limpio.startswith("00") else limpio
    if (de_peru or limpio.startswith("+")) and (peruano := CELULAR_PERUANO.fullmatch(limpio)):
        return f"+51{peruano[1]}"
    if INTERNACIONAL.fullmatch(limpio) and not limpio.startswith("+51"):
        return limpio
    if de_peru:
        raise ValidationError(
            _("Escribe un celular de 9 dígitos que empiece con 9. Si es de otro país, ponle delante + y el código."),
            code="celular",
        )
    raise ValidationError(
        _("Escribe el número con + y el código del país, por ejemplo +44 7700 900123."), code="celular"
    )
