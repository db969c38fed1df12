"""What the closing of a day states, as data: the bytes that are sealed, published and downloaded.

Canonical JSON (sorted keys, UTF-8, no spaces). It holds digests and counts alone: no person, no filing.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Self

VERSION = 1
PRIMERO = "0" * 64  # stands for the closing before the first one


class CierreInvalido(ValueError):
    """The text is not a closing of a version that this program knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cierre:
    """The acts `desde`…`hasta` of the log, closed as of a day in Lima.

    `raiz` is the RFC 6962 root over their digests (32 bytes each), in the order of the log; `cabeza` the digest of the
    last of them; `anterior` the SHA-256 of the closing before, as published. Digests are lower-case hexadecimal.
    """

    version: int = VERSION
    institucion: str
    ruc: str
    dia: date
    desde: int
    hasta: int
    actos: int
    raiz: str
    cabeza: str
    anterior: str
    cerrado_en: datetime
    demostracion: bool = False

    def a_json(self) -> str:
        """Return the canonical text. Raises ValueError for an instant without zone."""
        if self.cerrado_en.tzinfo is None:
            raise ValueError("a closing takes aware instants only")
        cerrado_en = self.cerrado_en.astimezone(UTC).isoformat().replace("+00:00", "Z")
        datos = asdict(self) | {"dia": self.dia.isoformat(), "cerrado_en": cerrado_en}
        return json.dumps(datos, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def de_json(cls, texto: str) -> Self:
        """Return the closing of a canonical text. Raises CierreInvalido on anything else."""
        try:
            cierre = cls(**_campos(json.loads(texto)))
            canonico = cierre.a_json()
            canonico.encode()  # JSON can name halves of a character, which have no bytes to seal
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise CierreInvalido(str(error)) from error
        if canonico != texto:
            raise CierreInvalido("not the canonical text")
        return cierre


def resumen_de(texto: str) -> str:
    """Return the SHA-256 of a closing's text, by which the next one names it."""
    return sha256(texto.encode()).hexdigest()


def _campos(datos: dict[str, Any]) -> dict[str, Any]:
    if datos["version"] != VERSION:
        raise ValueError(f"unknown version: {datos['version']!r}")
    if any(type(datos[cuenta]) is not int for cuenta in ("desde", "hasta", "actos")):
        raise ValueError("an index or a count is not a whole number")
    cerrado_en = datetime.fromisoformat(datos["cerrado_en"])
    return datos | {"dia": date.fromisoformat(datos["dia"]), "cerrado_en": cerrado_en}
