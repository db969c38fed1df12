"""A file must be, by its content, of an admitted format, be that alone, and carry a name that tells the truth."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mesa.inspeccion.formato import DESCONOCIDO, EXTENSIONES, NOMBRES
from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.ajeno import Parecido
from mesa.inspeccion.politica import Politica, Rol

# «Carta 0147.2026» and «Contrato S.A.C» have no extension: one starts with a letter and has two to five characters.
_EXTENSION = re.compile(r"\.([a-z][a-z0-9]{1,4})\s*$", re.IGNORECASE)
_POR_PARECIDO: Mapping[Parecido, str] = MappingProxyType(
    {
        Parecido.RTF: "tipo.rtf",
        Parecido.PAGINA_WEB: "tipo.pagina_web",
        Parecido.COMPRIMIDO: "tipo.comprimido",
        Parecido.PROGRAMA: "tipo.programa",
        Parecido.IMAGEN: "tipo.imagen",
        Parecido.CORREO: "tipo.correo",
        Parecido.OTRO_OFFICE: "tipo.otro_office",
        Parecido.TEXTO: "tipo.texto",
    }
)


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    if hechos.bytes == 0:
        return  # peso says it; an empty file has no format to speak of
    if hechos.formato not in politica.formatos:
        yield from _no_admitido(hechos, politica)
        return
    extension = _extension_de(hechos.nombre)
    if extension and extension not in EXTENSIONES[hechos.formato]:
        yield hallazgo(
            "tipo.extension_no_coincide",
            extension=extension,
            formato=NOMBRES[hechos.formato],
            correcta=hechos.formato,
        )
    if hechos.otros_formatos:
        yield hallazgo("tipo.poliglota", formato=NOMBRES[hechos.formato], otros=", ".join(hechos.otros_formatos))


def _no_admitido(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    if politica.rol is Rol.PRINCIPAL:
        yield hallazgo("pdf.no_es_pdf")
        return
    if hechos.formato == DESCONOCIDO and hechos.office and hechos.office.impide:
        return  # the controls of Office and of zip say what is wrong with it, and that it is not received
    es_paquete = hechos.office is not None and hechos.office.paquete
    codigo = _POR_PARECIDO.get(Parecido.OTRO_OFFICE if es_paquete else hechos.parecido)
    if codigo:
        yield hallazgo(codigo)
        return
    formatos = ", ".join(nombre for formato, nombre in NOMBRES.items() if formato in politica.formatos)
    yield hallazgo("tipo.no_admitido", formatos=formatos)


def _extension_de(nombre: str) -> str | None:
    hallada = _EXTENSION.search(nombre)
    return hallada.group(1).lower() if hallada else None
