"""What is known of the signature of an XML, and how far it goes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EstadoFirma(StrEnum):
    """How far a signature goes. Only `valida` says who signed; `integra_no_confiable`, that nothing changed since."""

    VALIDA = "valida"
    INTEGRA_NO_CONFIABLE = "integra_no_confiable"
    INVALIDA = "invalida"
    NO_VERIFICABLE = "no_verificable"
    SIN_FIRMA = "sin_firma"


class Motivo(StrEnum):
    """Why a signature goes no further than it does; NINGUNO for one that is valid or that is not there."""

    NINGUNO = ""
    # not verifiable
    XML_ILEGIBLE = "xml_ilegible"
    NO_ES_COMPROBANTE = "no_es_comprobante"
    INCOMPLETA = "incompleta"
    SIN_CERTIFICADO = "sin_certificado"
    DE_HOMOLOGACION = "de_homologacion"
    # invalid
    VARIAS_FIRMAS = "varias_firmas"
    VARIAS_REFERENCIAS = "varias_referencias"
    REFERENCIA_AJENA = "referencia_ajena"
    FORMA_NO_ADMITIDA = "forma_no_admitida"
    ALGORITMO_NO_ADMITIDO = "algoritmo_no_admitido"
    NO_CUADRA = "no_cuadra"
    # intact, not trusted
    SIN_JUZGAR = "sin_juzgar"
    SIN_FECHA = "sin_fecha"
    FUERA_DE_VIGENCIA = "fuera_de_vigencia"
    DE_DEMOSTRACION = "de_demostracion"
    SIN_CADENA = "sin_cadena"
    REVOCADO = "revocado"
    SIN_RUC = "sin_ruc"
    RUC_DISTINTO = "ruc_distinto"


class Autor(StrEnum):
    """Who signed, once the signature is valid."""

    DESCONOCIDO = ""
    EMISOR = "emisor"
    SUNAT = "sunat"
    OSE = "ose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificado:
    """The signer's certificate as it speaks of itself; only a valid signature lends it credit. Instants are aware.

    `rucs`: every valid RUC in its subject. `autoridad`: who says to have issued it. `sha256`: lower-case hexadecimal.
    """

    titular: str
    organizacion: str
    rucs: tuple[str, ...]
    autoridad: str
    desde: datetime
    hasta: datetime
    sha256: str
    de_demostracion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Firma:
    """The one signature of an XML. `algoritmo` is «rsa-sha256» or the like; `debil`: it rests on SHA-1.

    `huella`: the digest of the document, base64, as the signature states it. `cadena`: the certificates it brings, DER,
    the signer's first; they never leave this package.
    """

    estado: EstadoFirma
    motivo: Motivo = Motivo.NINGUNO
    autor: Autor = Autor.DESCONOCIDO
    algoritmo: str = ""
    debil: bool = False
    huella: str = ""
    certificado: Certificado | None = None
    cadena: tuple[bytes, ...] = ()

    @property
    def integra(self) -> bool:
        """Tell whether what is read is what was signed, by whomever."""
        return self.estado in (EstadoFirma.VALIDA, EstadoFirma.INTEGRA_NO_CONFIABLE)


SIN_FIRMA = Firma(estado=EstadoFirma.SIN_FIRMA)
