"""A file must be, by its content, of an admitted format, and its name must tell the truth about it."""

import re
from collections.abc import Iterator

from mesa.inspeccion.formato import EXTENSIONES, NOMBRES
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.politica import Politica, Rol

# «Carta 0147.2026» and «Contrato S.A.C» have no extension: one starts with a letter and has two to five characters.
_EXTENSION = re.compile(r"\.([a-z][a-z0-9]{1,4})\s*$", re.IGNORECASE)


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    if hechos.bytes == 0:
        return  # peso says it; an empty file has no format to speak of
    if hechos.formato not in politica.formatos:
        yield _no_admitido(politica)
        return
    extension = _extension_de(hechos.nombre)
    if extension and extension not in EXTENSIONES[hechos.formato]:
        yield hallazgo(
            "tipo.extension_no_coincide",
            extension=extension,
            formato=NOMBRES[hechos.formato],
            correcta=hechos.formato,
        )


def _no_admitido(politica: Politica) -> Hallazgo:
    if politica.rol is Rol.PRINCIPAL:
        return hallazgo("pdf.no_es_pdf")
    formatos = ", ".join(nombre for formato, nombre in NOMBRES.items() if formato in politica.formatos)
    return hallazgo("tipo.no_admitido", formatos=formatos)


def _extension_de(nombre: str) -> str | None:
    hallada = _EXTENSION.search(nombre)
    return hallada.group(1).lower() if hallada else None
