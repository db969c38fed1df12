"""Inspect one file: gather its facts, let every control speak, and let the policy decide."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BufferedReader
from typing import Any, Self

from mesa.inspeccion.controles import (
    contenido_activo,
    firma,
    jpg,
    legibilidad,
    macros,
    office,
    pdf,
    peso,
    tipo,
    xml,
    zips,
)
from mesa.inspeccion.hallazgos import Gravedad, Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos, reunir
from mesa.inspeccion.lectores.pdf import Apertura
from mesa.inspeccion.politica import Politica

Control = Callable[[Hechos, Politica], Iterator[Hallazgo]]

# In the order a person should read them. A new control is one file and one name here.
CONTROLES: tuple[Control, ...] = (
    peso.control,
    tipo.control,
    zips.control,
    office.control,
    macros.control,
    xml.control,
    pdf.control,
    legibilidad.control,
    contenido_activo.control,
    jpg.control,
    firma.control,
)


class Veredicto(StrEnum):
    """What the findings amount to."""

    CONFORME = "conforme"
    CON_AVISOS = "con_avisos"
    RECHAZADO = "rechazado"


class EstadoFirma(StrEnum):
    """The state of a file's signatures, the worst of them. Looking alone, only the first two can be told."""

    SIN_FIRMA = "sin_firma"
    NO_VERIFICABLE = "no_verificable"
    INVALIDA = "invalida"
    MODIFICADA = "modificada"
    INTEGRA_NO_CONFIABLE = "integra_no_confiable"
    VALIDA = "valida"


@dataclass(frozen=True, slots=True)
class Inspeccion:
    """The verdict on one file and what it rests on.

    `paginas` is None for what is not a PDF that opens; `sha256` is lower-case hexadecimal. `comprobante` is what is
    published of an XML that is a voucher or an answer to one, `leido` the same without loss, for who keeps it; whoever
    reads vouchers adds both.
    """

    formato: str
    bytes: int
    sha256: str
    paginas: int | None
    hallazgos: tuple[Hallazgo, ...]
    veredicto: Veredicto
    estado_firma: EstadoFirma
    firmas: tuple[dict[str, Any], ...] = ()
    comprobante: dict[str, Any] | None = None
    leido: dict[str, Any] | None = None

    @property
    def rechaza(self) -> bool:
        return self.veredicto is Veredicto.RECHAZADO

    def a_json(self) -> dict[str, Any]:
        """Return all that is needed to rebuild this inspection with `de_json`."""
        return self.como_dict() | {"hallazgos": [uno.a_json() for uno in self.hallazgos]}

    @classmethod
    def de_json(cls, datos: Mapping[str, Any]) -> Self:
        """Return the inspection that `a_json` wrote down."""
        return cls(
            formato=datos["formato"],
            bytes=datos["bytes"],
            sha256=datos["sha256"],
            paginas=datos["paginas"],
            hallazgos=tuple(Hallazgo.de_json(uno) for uno in datos["hallazgos"]),
            veredicto=Veredicto(datos["veredicto"]),
            estado_firma=EstadoFirma(datos["estado_firma"]),
            firmas=tuple(datos["firmas"]),
        )

    def como_dict(self) -> dict[str, Any]:
        """Return the published fields; texts in Spanish."""
        return {
            "bytes": self.bytes,
            "sha256": self.sha256,
            "formato": self.formato,
            "veredicto": self.veredicto.value,
            "estado_firma": self.estado_firma.value,
            "paginas": self.paginas,
            "hallazgos": [uno.como_dict() for uno in self.hallazgos],
            "firmas": list(self.firmas),
            "comprobante": self.comprobante,
        }


def inspeccionar(archivo: BufferedReader, *, nombre: str, politica: Politica, sha256: str | None = None) -> Inspeccion:
    """Return the verdict on an open file that was sent with the name `nombre`.

    `sha256` spares counting it again when the caller already has. Raise OSError when the file cannot be read;
    nothing in its content raises: a control that fails is a finding, and one that refuses.
    """
    hechos = reunir(archivo, nombre=nombre, sha256=sha256)
    hallazgos = tuple(
        replace(uno, gravedad=politica.gravedad_de(uno)) for uno in _todos_los_hallazgos(hechos, politica)
    )
    return Inspeccion(
        formato=hechos.formato,
        bytes=hechos.bytes,
        sha256=hechos.sha256,
        paginas=hechos.pdf.paginas if hechos.pdf and hechos.pdf.apertura is Apertura.ABRE else None,
        hallazgos=hallazgos,
        veredicto=veredicto_de(hallazgos),
        estado_firma=EstadoFirma.NO_VERIFICABLE if hechos.con_firma else EstadoFirma.SIN_FIRMA,
    )


def veredicto_de(hallazgos: Iterable[Hallazgo]) -> Veredicto:
    """Return the worst that findings, already graded by a policy, amount to."""
    gravedades = {uno.gravedad for uno in hallazgos}
    if Gravedad.ERROR in gravedades:
        return Veredicto.RECHAZADO
    return Veredicto.CON_AVISOS if Gravedad.AVISO in gravedades else Veredicto.CONFORME


def _todos_los_hallazgos(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    if hechos.no_leidos:
        yield hallazgo("inspeccion.no_concluida")
        return
    for control in CONTROLES:
        try:
            yield from tuple(control(hechos, politica))
        except Exception:  # noqa: BLE001  MemoryError and RecursionError too: what cannot be judged is not passed
            yield hallazgo("inspeccion.no_concluida")
