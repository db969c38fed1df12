"""What an examination finds, as facts; words for people and machines are put to them in informe.py."""

from dataclasses import dataclass
from enum import StrEnum

from mesa.firmas.verificacion import VeredictoDeRecibo
from mesa.registro.manifiesto import Archivo, Manifiesto


class EstadoDeIdentidad(StrEnum):
    """Is the seal the institution's? What could not be compared is neither yes nor no."""

    ESTABLECIDA = "establecida"
    POR_COMPROBAR = "por_comprobar"
    NO_CONCUERDA = "no_concuerda"


class EstadoDeRegistro(StrEnum):
    """Is the receipt's act in the public log? By the proof that was given."""

    INCLUIDO = "incluido"
    POR_COMPROBAR = "por_comprobar"
    NO_PROBADO = "no_probado"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titular:
    """Whom a certificate names. `huella`: its SHA-256 in hexadecimal, by which it is compared with a published one.

    `persona`: the document of somebody who signs by it, who may well be one of the institution's many.
    """

    nombre: str
    ruc: str
    persona: str
    emisor: str
    huella: str


@dataclass(frozen=True, slots=True)
class Identidad:
    """Whose the seal is, as far as could be established, and why; `titular` is None when there is no seal to read."""

    estado: EstadoDeIdentidad
    motivo: str
    titular: Titular | None = None


@dataclass(frozen=True, slots=True)
class ArchivoCotejado:
    """A file that was given, and which of the filed ones it is; None when it is none of them."""

    nombre: str
    bytes: int
    sha256: str
    presentado: Archivo | None


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What the proof of inclusion amounts to; `dia` (AAAA-MM-DD) and `raiz` where it could be read."""

    estado: EstadoDeRegistro
    motivo: str
    dia: str = ""
    raiz: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peritaje:
    """All that was found. `archivos` were given, `no_dados` were filed and not given; `inclusion` None: not asked."""

    recibo: str
    bytes: int
    veredicto: VeredictoDeRecibo
    motivo: str
    manifiesto: Manifiesto | None
    identidad: Identidad
    archivos: tuple[ArchivoCotejado, ...] = ()
    no_dados: tuple[Archivo, ...] = ()
    inclusion: Inclusion | None = None

    @property
    def es_integro(self) -> bool:
        """A receipt, as it was sealed, to the last byte."""
        return self.veredicto.integro and self.manifiesto is not None

    @property
    def se_sostiene(self) -> bool:
        """Nothing that was asked failed. An identity that could not be compared is no failure, and no proof."""
        return (
            self.es_integro
            and self.identidad.estado is not EstadoDeIdentidad.NO_CONCUERDA
            and all(uno.presentado for uno in self.archivos)
            and (self.inclusion is None or self.inclusion.estado is not EstadoDeRegistro.NO_PROBADO)
        )

    @property
    def identidad_establecida(self) -> bool:
        """It is known whose the seals are: that of the receipt and, where a proof was given, that of the closing."""
        del_cierre = self.inclusion is None or self.inclusion.estado is EstadoDeRegistro.INCLUIDO
        return self.identidad.estado is EstadoDeIdentidad.ESTABLECIDA and del_cierre
