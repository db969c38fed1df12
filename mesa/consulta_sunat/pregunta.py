"""What SUNAT is asked about a voucher; pure. It is asked only what its manual lets one ask."""

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# Manual de consulta integrada de comprobante de pago por servicio web: kinds that the service knows.
TIPOS = frozenset({"01", "03", "04", "07", "08", "R1", "R7"})
NUMERO_MAXIMO = 99_999_999
MONTO_MAXIMO = Decimal(10) ** 12

_RUC = re.compile(r"[0-9]{11}")
_SERIE = re.compile(r"[A-Z0-9]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pregunta:
    """A voucher that can be asked about: RUC of its issuer, kind, series, number, day of issue and total."""

    ruc: str
    tipo: str
    serie: str
    numero: int
    emision: date
    total: Decimal

    def cuerpo(self) -> bytes:
        """Return the body of the request: JSON, all of it text, the day as dd/mm/yyyy."""
        campos = {
            "numRuc": self.ruc,
            "codComp": self.tipo,
            "numeroSerie": self.serie,
            "numero": str(self.numero),
            "fechaEmision": f"{self.emision.day:02d}/{self.emision.month:02d}/{self.emision.year:04d}",
            "monto": f"{self.total:.2f}",
        }
        return json.dumps(campos).encode()


def pregunta_sobre(
    *, ruc: str, tipo: str | None, serie: str | None, numero: int | None, emision: date | None, total: Decimal | None
) -> Pregunta | None:
    """Return the question about a voucher, or None when one of its facts is missing or cannot be asked."""
    if tipo not in TIPOS or not _RUC.fullmatch(ruc) or not (serie and _SERIE.fullmatch(serie)):
        return None
    if numero is None or not 0 < numero <= NUMERO_MAXIMO or emision is None:
        return None
    if total is None or not total.is_finite() or not 0 <= total < MONTO_MAXIMO:
        return None
    return Pregunta(ruc=ruc, tipo=tipo, serie=serie, numero=numero, emision=emision, total=total)
