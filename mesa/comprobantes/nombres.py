"""What the name of a file says it holds. A name proves nothing: where it disagrees with the content, that is a fact."""

import re
from dataclasses import dataclass

from mesa.comprobantes import tipos
from mesa.comprobantes.comprobante import Clave, Comprobante

_TERMINACION = re.compile(r"\.(xml|zip|pdf)$", re.IGNORECASE)
_COPIA = re.compile(r"(?: ?\(\d{1,3}\)| - copia| copy)+$", re.IGNORECASE)  # what a browser or a desktop adds
_DE_SUNAT = re.compile(r"(\d{11})-([0-9R]\d)-([A-Z0-9]{1,4})-(\d{1,8})", re.ASCII | re.IGNORECASE)
_DEL_PORTAL = re.compile(
    r"(FACTURA|BOLETA|NOTA_?(?:DE_?)?CREDITO|NOTA_?(?:DE_?)?DEBITO)([A-Z]{1,2}\d{2,3})-(\d{1,8})(?:(\d{11}))?",
    re.ASCII | re.IGNORECASE,
)
_HONORARIOS = re.compile(r"RHE(\d{11})(\d{1,8})", re.ASCII | re.IGNORECASE)
_CONSTANCIA = re.compile(r"R-", re.IGNORECASE)
_TIPOS_DEL_PORTAL = {"F": tipos.FACTURA, "B": tipos.BOLETA}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nombre:
    """What a name claims; a fact that it does not claim is None. `de_constancia`: it names the answer to a voucher."""

    de_constancia: bool = False
    ruc: str | None = None
    tipo: str | None = None
    serie: str | None = None
    numero: int | None = None

    def discrepa(self, comprobante: Comprobante) -> tuple[str, ...]:
        """Return which of the facts that the name claims are otherwise inside: ruc, tipo, serie, numero."""
        dentro = {
            "ruc": comprobante.emisor.numero or None,
            "tipo": comprobante.tipo,
            "serie": comprobante.serie,
            "numero": comprobante.numero,
        }
        return tuple(
            hecho
            for hecho, valor in dentro.items()
            if getattr(self, hecho) is not None and valor is not None and getattr(self, hecho) != valor
        )

    @property
    def clave(self) -> Clave | None:
        if self.ruc is None or self.tipo is None or self.serie is None or self.numero is None:
            return None
        return Clave(self.ruc, self.tipo, self.serie, self.numero)


SIN_NOMBRE = Nombre()


def leer_nombre(nombre: str) -> Nombre:
    """Return what the name of a file claims: SUNAT's RUC-TT-SERIE-NUMERO, R- before it, or the portal's own names."""
    raiz = _COPIA.sub("", _TERMINACION.sub("", nombre.replace("\\", "/").rpartition("/")[2].strip()))
    constancia = _CONSTANCIA.match(raiz) is not None
    suelto = raiz[2:] if constancia else raiz
    if hallado := _DE_SUNAT.fullmatch(suelto):
        ruc, tipo, serie, numero = hallado.groups()
        return Nombre(de_constancia=constancia, ruc=ruc, tipo=tipo.upper(), serie=serie.upper(), numero=int(numero))
    if hallado := _HONORARIOS.fullmatch(suelto):
        return Nombre(ruc=hallado.group(1), tipo=tipos.RECIBO_POR_HONORARIOS, numero=int(hallado.group(2)))
    if hallado := _DEL_PORTAL.fullmatch(suelto):
        return _del_portal(*hallado.groups())
    return Nombre(de_constancia=constancia)


def _del_portal(clase: str, serie: str, numero: str, ruc: str | None) -> Nombre:
    nota = tipos.NOTA_DE_CREDITO if "CREDITO" in clase.upper() else tipos.NOTA_DE_DEBITO
    tipo = _TIPOS_DEL_PORTAL.get(clase[0].upper(), nota)
    return Nombre(ruc=ruc, tipo=tipo, serie=serie.upper(), numero=int(numero))
