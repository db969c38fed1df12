"""What SUNAT answers about a voucher, read and put into words; pure.

Codes and shapes: SUNAT, «Manual de consulta integrada de comprobante de pago por servicio web», and the public client
greenter/consulta-cpe. It is information for who looks at the voucher and refuses nothing by itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from mesa.lib.celdas import texto_limpio

OBSERVACIONES_MAXIMAS = 10
LARGO_DE_OBSERVACION = 300


class Estado(StrEnum):
    """What SUNAT knows of the voucher; the last one when it could not be asked."""

    NO_EXISTE = "no_existe"
    ACEPTADO = "aceptado"
    ANULADO = "anulado"
    AUTORIZADO = "autorizado"
    NO_AUTORIZADO = "no_autorizado"
    NO_CONSULTADO = "no_consultado"


class Motivo(StrEnum):
    """Why it could not be asked."""

    SIN_CONFIGURAR = "sin_configurar"
    SIN_DATOS = "sin_datos"
    SIN_RESPUESTA = "sin_respuesta"
    LIMITE = "limite"
    SERVICIO = "servicio"
    CREDENCIALES = "credenciales"
    RECHAZADA = "rechazada"
    RESPUESTA = "respuesta"


_ESTADOS: Mapping[str, Estado] = {
    "0": Estado.NO_EXISTE,
    "1": Estado.ACEPTADO,
    "2": Estado.ANULADO,
    "3": Estado.AUTORIZADO,
    "4": Estado.NO_AUTORIZADO,
}
_CONTRIBUYENTE: Mapping[str, str] = {
    "00": "activo",
    "01": "de baja provisional",
    "02": "de baja provisional de oficio",
    "03": "en suspensión temporal",
    "10": "de baja definitiva",
    "11": "de baja de oficio",
    "22": "inhabilitado (ventanilla única)",
}
_DOMICILIO: Mapping[str, str] = {
    "00": "habido",
    "09": "pendiente",
    "11": "por verificar",
    "12": "no habido",
    "20": "no hallado",
}
_FRASES: Mapping[Estado, str] = {
    Estado.NO_EXISTE: "La SUNAT no tiene este comprobante, o todavía no: compara serie, número, fecha y total.",
    Estado.ACEPTADO: "La SUNAT tiene este comprobante como aceptado.",
    Estado.ANULADO: "La SUNAT tiene este comprobante como anulado.",
    Estado.AUTORIZADO: "La SUNAT autorizó la impresión de este comprobante.",
    Estado.NO_AUTORIZADO: "La SUNAT no autorizó la impresión de este comprobante.",
    Estado.NO_CONSULTADO: "No se pudo consultar a la SUNAT",
}
_PORQUES: Mapping[Motivo, str] = {
    Motivo.SIN_CONFIGURAR: "la consulta no está activada",
    Motivo.SIN_DATOS: "al comprobante le falta un dato, o es de una clase que su servicio no conoce",
    Motivo.SIN_RESPUESTA: "su servicio no respondió a tiempo",
    Motivo.LIMITE: "su servicio pide esperar antes de consultar más",
    Motivo.SERVICIO: "su servicio tiene un problema",
    Motivo.CREDENCIALES: "no aceptó las credenciales de la institución",
    Motivo.RECHAZADA: "no admitió la consulta",
    Motivo.RESPUESTA: "su respuesta no se entiende",
}
# What another attempt mends; credentials and refused questions stay what they are until somebody changes them.
_PASAJEROS = frozenset({Motivo.SIN_RESPUESTA, Motivo.LIMITE, Motivo.SERVICIO, Motivo.RESPUESTA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validez:
    """SUNAT's answer about a voucher as of `consultado_en` (aware).

    `contribuyente` and `domicilio` say in words how the issuer stands, "" when SUNAT does not say; `observaciones` are
    SUNAT's own, as untrusted text in one line each. `motivo` is there when the state is NO_CONSULTADO, and only then.
    """

    estado: Estado
    consultado_en: datetime
    contribuyente: str = ""
    domicilio: str = ""
    observaciones: tuple[str, ...] = ()
    motivo: Motivo | None = None

    @property
    def sin_reparos(self) -> bool | None:
        """Tell whether there is nothing to look at: None when SUNAT could not be asked."""
        if self.estado is Estado.NO_CONSULTADO:
            return None
        bueno = self.estado in {Estado.ACEPTADO, Estado.AUTORIZADO}
        emisor = self.contribuyente in {"", "activo"} and self.domicilio in {"", "habido"}
        return bueno and emisor and not self.observaciones

    @property
    def conviene_reintentar(self) -> bool:
        """Tell whether asking again later may bring an answer."""
        return self.motivo in _PASAJEROS

    @property
    def en_palabras(self) -> str:
        """Return one or two sentences in Spanish: what SUNAT says of the voucher and of its issuer."""
        frase = _FRASES[self.estado]
        if self.motivo:
            return f"{frase}: {_PORQUES[self.motivo]}."
        partes = [
            f"su RUC está {self.contribuyente}" if self.contribuyente else "",
            f"su domicilio fiscal figura como {self.domicilio}" if self.domicilio else "",
        ]
        emisor = " y ".join(filter(None, partes))
        return f"{frase} De quien lo emite: {emisor}." if emisor else frase

    def a_json(self) -> dict[str, Any]:
        """Return it as a row of ours keeps it."""
        return {
            "estado": self.estado.value,
            "consultado_en": self.consultado_en.isoformat(),
            "contribuyente": self.contribuyente,
            "domicilio": self.domicilio,
            "observaciones": list(self.observaciones),
            "motivo": self.motivo.value if self.motivo else "",
        }

    @classmethod
    def de_json(cls, guardado: Mapping[str, Any]) -> Self:
        """Return what `a_json` kept. Raises KeyError, ValueError for anything else."""
        return cls(
            estado=Estado(guardado["estado"]),
            consultado_en=datetime.fromisoformat(guardado["consultado_en"]),
            contribuyente=guardado["contribuyente"],
            domicilio=guardado["domicilio"],
            observaciones=tuple(guardado["observaciones"]),
            motivo=Motivo(guardado["motivo"]) if guardado["motivo"] else None,
        )


def no_consultado(motivo: Motivo, *, ahora: datetime) -> Validez:
    return Validez(estado=Estado.NO_CONSULTADO, motivo=motivo, consultado_en=ahora)


def leer(cuerpo: bytes, *, ahora: datetime) -> Validez:
    """Return what the body of an answer means; NO_CONSULTADO for whatever is not as documented. Never raises."""
    respuesta = objeto_json(cuerpo)
    if respuesta is None:
        return no_consultado(Motivo.RESPUESTA, ahora=ahora)
    if respuesta.get("success") is False:
        return no_consultado(Motivo.RECHAZADA, ahora=ahora)
    datos = respuesta.get("data")
    if not isinstance(datos, dict) or _codigo(datos, "estadoCp") not in _ESTADOS:
        return no_consultado(Motivo.RESPUESTA, ahora=ahora)
    return Validez(
        estado=_ESTADOS[_codigo(datos, "estadoCp")],
        consultado_en=ahora,
        contribuyente=_en_palabras(_codigo(datos, "estadoRuc"), _CONTRIBUYENTE),
        domicilio=_en_palabras(_codigo(datos, "condDomiRuc"), _DOMICILIO),
        observaciones=_observaciones(datos.get("observaciones")),
    )


def objeto_json(cuerpo: bytes) -> dict[str, Any] | None:
    """Return the JSON object that a stranger sent, or None when it is none."""
    try:
        leido = json.loads(cuerpo.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return leido if isinstance(leido, dict) else None


def _codigo(datos: Mapping[str, Any], nombre: str) -> str:
    valor = datos.get(nombre)
    return valor.strip() if isinstance(valor, str) else ""


def _en_palabras(codigo: str, palabras: Mapping[str, str]) -> str:
    return palabras.get(codigo, f"en un estado que no se conoce ({texto_limpio(codigo)[:10]})") if codigo else ""


def _observaciones(valor: object) -> tuple[str, ...]:
    textos = [uno for uno in valor if isinstance(uno, str)] if isinstance(valor, list) else []
    limpias = [texto_limpio(uno[:LARGO_DE_OBSERVACION]).strip() for uno in textos[:OBSERVACIONES_MAXIMAS]]
    return tuple(filter(None, limpias))
