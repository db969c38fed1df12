"""Many files at once: looked at side by side before they go, one by one, into a draft."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from mesa.expedientes.models import Documento, Expediente
from mesa.inspecciones import inspeccionar
from mesa.lib.almacen import CHUNK, ExcedeLimiteError
from mesa.presentacion.subida import Hechos

# As many as the jail attends at a time.
_A_LA_VEZ = 4
Progreso = Callable[[int, int], object]
Adjuntar = Callable[..., Documento]


@dataclass(frozen=True, slots=True)
class Suelto:
    """A file that is not in the draft yet: where it lies and the name it goes by."""

    nombre: str
    ruta: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Lote:
    """What became of many files: those that are in the draft, and the names of those that are not.

    `no_entraron`: there was no room for them; `sobrantes`: they were no XML.
    """

    documentos: tuple[Documento, ...]
    no_entraron: tuple[str, ...] = ()
    sobrantes: tuple[str, ...] = ()


def inspeccionar_varios(
    expediente: Expediente, sueltos: Sequence[Suelto], *, limite: int, progreso: Progreso | None = None
) -> list[Hechos]:
    """Inspect files as annexes of a draft, several at a time, in the order in which they come.

    `limite` is the expediente's, in bytes. `progreso` is told how many are done, of how many.
    """
    rol = Documento.Rol.ANEXO.value
    hechos = []
    with ThreadPoolExecutor(_A_LA_VEZ) as hilos:
        espera = hilos.map(
            lambda uno: inspeccionar(expediente, rol, uno.ruta, uno.nombre, None, bytes_maximo=limite), sueltos
        )
        for hecho in espera:
            hechos.append(hecho)
            if progreso:
                progreso(len(hechos), len(sueltos))
    return hechos


def incorporar(sueltos: Sequence[Suelto], hechos: Sequence[Hechos], *, adjuntar: Adjuntar, ahora: datetime) -> Lote:
    """Put inspected files into a draft, one by one and in their order; what has no room is named and left out.

    `adjuntar` takes a file's name, bytes, size, what was found in it, and its instant. Raises YaPresentadoError.
    """
    documentos, no_entraron = [], []
    for lugar, (suelto, hecho) in enumerate(zip(sueltos, hechos, strict=True)):
        try:
            with suelto.ruta.open("rb") as archivo:
                documento = adjuntar(
                    nombre=suelto.nombre,
                    trozos=iter(partial(archivo.read, CHUNK), b""),
                    declarados=suelto.ruta.stat().st_size,
                    inspeccionado=hecho,
                    ahora=ahora + timedelta(microseconds=lugar),  # they keep their order
                )
            documentos.append(documento)
        except ExcedeLimiteError:
            no_entraron.append(suelto.nombre)
    return Lote(documentos=tuple(documentos), no_entraron=tuple(no_entraron))
