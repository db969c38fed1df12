"""What is demanded of a file, by the place it takes in the filing. Policies are data; controls only report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

from mesa.inspeccion.hallazgos import Gravedad, Hallazgo

FORMATOS_PRINCIPAL = frozenset({"pdf"})
FORMATOS_ANEXO = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "xml", "jpg"})
VEINTE_MEGAS = 20_971_520  # 20 MB read in the filer's favour: what a file manager calls 20 MB


class Rol(StrEnum):
    """The place of a file in the filing."""

    PRINCIPAL = "principal"
    ANEXO = "anexo"


@dataclass(frozen=True, slots=True)
class Politica:
    """What one file must comply with.

    `bytes_maximo` is in bytes, inclusive. `gravedades` overrides the usual gravedad of a code (the catalogue's), so
    that one document type may refuse what another only mentions.
    """

    rol: Rol
    formatos: frozenset[str]
    bytes_maximo: int
    exige_firma_digital: bool = False
    gravedades: Mapping[str, Gravedad] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def a_json(self) -> dict[str, Any]:
        """Return all that is needed to rebuild this policy with `de_json`."""
        return {
            "rol": self.rol.value,
            "formatos": sorted(self.formatos),
            "bytes_maximo": self.bytes_maximo,
            "exige_firma_digital": self.exige_firma_digital,
            "gravedades": {codigo: gravedad.value for codigo, gravedad in self.gravedades.items()},
        }

    @classmethod
    def de_json(cls, datos: Mapping[str, Any]) -> Self:
        """Return the policy that `a_json` wrote down."""
        return cls(
            rol=Rol(datos["rol"]),
            formatos=frozenset(datos["formatos"]),
            bytes_maximo=datos["bytes_maximo"],
            exige_firma_digital=datos["exige_firma_digital"],
            gravedades={codigo: Gravedad(valor) for codigo, valor in datos["gravedades"].items()},
        )

    def gravedad_de(self, hallazgo: Hallazgo) -> Gravedad:
        """Return how much a finding weighs here: what this policy grades an error refuses the file."""
        return self.gravedades.get(hallazgo.codigo, hallazgo.gravedad)


def politica_para(*, rol: Rol, exige_firma_digital: bool = False, bytes_maximo: int = VEINTE_MEGAS) -> Politica:
    """Return the usual policy of a role; only a main document can be asked for a digital signature."""
    es_principal = rol is Rol.PRINCIPAL
    return Politica(
        rol=rol,
        formatos=FORMATOS_PRINCIPAL if es_principal else FORMATOS_ANEXO,
        bytes_maximo=bytes_maximo,
        exige_firma_digital=exige_firma_digital and es_principal,
    )
