"""What the constancia de recepción says: SUNAT's or an OSE's answer to a voucher (UBL ApplicationResponse)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Respuesta(StrEnum):
    """What a response code amounts to (SUNAT, list of return codes)."""

    ACEPTADO = "aceptado"  # 0
    OBSERVADO = "observado"  # 0 with notes, or 4000 and above
    EXCEPCION = "excepcion"  # 0100–1999: nothing was processed
    RECHAZADO = "rechazado"  # 2000–3999
    DESCONOCIDA = "desconocida"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observacion:
    """A remark on a voucher that was accepted all the same: its code («4252»; "" when it states none) and its text."""

    codigo: str
    texto: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cdr:
    """A constancia. `remitente` says who claims to answer; who signed is in the signature, and only that counts.

    `emisor`, `receptor`: RUC or document number of the voucher's parties; `huella`: the voucher's digest in base64,
    which only an OSE states. `tipo` is "" where the answer does not say what kind of voucher it is about.
    """

    identificador: str = ""
    fecha: date | None = None
    remitente: str = ""
    emisor: str = ""
    receptor: str = ""
    comprobante: str = ""
    tipo: str = ""
    codigo: str = ""
    descripcion: str = ""
    observaciones: tuple[Observacion, ...] = ()
    huella: str = ""

    @property
    def respuesta(self) -> Respuesta:
        if not self.codigo.isascii() or not self.codigo.isdigit() or len(self.codigo) > 6:
            return Respuesta.DESCONOCIDA
        numero = int(self.codigo)
        if numero == 0:
            return Respuesta.OBSERVADO if self.observaciones else Respuesta.ACEPTADO
        if 100 <= numero <= 1999:
            return Respuesta.EXCEPCION
        if 2000 <= numero <= 3999:
            return Respuesta.RECHAZADO
        return Respuesta.OBSERVADO if numero >= 4000 else Respuesta.DESCONOCIDA
