"""Helping hands before sending: each makes a proposal in the jail; nothing in the draft changes until it is taken."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.firmas import revision_firmada
from mesa.expedientes.models import Documento, Expediente
from mesa.inspeccion.ayudas import aisladas
from mesa.inspeccion.ayudas.aisladas import AyudaImposibleError
from mesa.lib.tramo import copiar_inicio
from mesa.presentacion import ayudas, propuestas
from mesa.presentacion.propuestas import Clase, Original, Propuesta
from mesa.presentacion.subida import Hechos

_GANANCIA = 0.9  # of its weight: for less, nobody's scan is worth touching
_ESPERA = 20.0  # seconds
# At most so many at a time in a process: inspections must not wait behind them.
_turnos = threading.BoundedSemaphore(2)

Adjuntar = Callable[..., Documento]


def unir_fotos(expediente: Expediente, *, fotos: Sequence[Documento], rol: str, nombre: str) -> Propuesta:
    """Propose one PDF of the draft's `fotos`, in this order. Raises AyudaImposibleError."""
    if not 1 <= len(fotos) <= ayudas.FOTOS_MAXIMO:
        raise AyudaImposibleError("cuantas_fotos", ayudas.FOTOS_MAXIMO)
    cual, destino = propuestas.sitio(expediente)
    with _turno(), _no_perdido():
        folios = aisladas.unir_fotos([ruta_en_cuarentena(foto) for foto in fotos], destino=destino)
    return propuestas.guardar(
        expediente,
        Propuesta(
            id=cual,
            clase=Clase.FOTOS,
            rol=rol,
            nombre=nombre,
            originales=propuestas.originales_de(fotos),
            bytes_antes=sum(foto.bytes for foto in fotos),
            bytes=destino.stat().st_size,
            folios=folios,
        ),
    )


def reducir(documento: Documento) -> Propuesta:
    """Propose a lighter copy of a scan of the draft. Raises AyudaImposibleError."""
    _exigir_sin_firma(documento)
    try:
        return _reducir(
            documento.expediente,
            ruta_en_cuarentena(documento),
            rol=documento.rol,
            nombre=documento.nombre,
            originales=propuestas.originales_de([documento]),
        )
    except AyudaImposibleError as error:
        if error.problema == "no_gana":
            ayudas.anotar_que_no_gana(documento)
        raise


def reducir_suelto(expediente: Expediente, *, ruta: Path, hechos: Hechos, nombre: str, rol: str) -> Propuesta:
    """Propose a lighter copy of a PDF that is not in the draft because it did not fit. Raises AyudaImposibleError."""
    _exigir_admitido(hechos)
    if hechos.formato != "pdf":
        raise AyudaImposibleError("no_es_pdf")
    if hechos.estado_firma != "sin_firma":
        raise AyudaImposibleError("firmado")
    return _reducir(expediente, ruta, rol=rol, nombre=nombre, originales=())


def girar_pagina(documento: Documento, *, pagina: int, grados: int) -> Propuesta:
    """Propose a copy of a PDF of the draft with one page turned. Raises AyudaImposibleError."""
    _exigir_sin_firma(documento)
    cual, destino = propuestas.sitio(documento.expediente)
    with _turno(), _no_perdido():
        aisladas.girar_pagina(ruta_en_cuarentena(documento), pagina=pagina, grados=grados, destino=destino)
    return propuestas.guardar(
        documento.expediente,
        Propuesta(
            id=cual,
            clase=Clase.GIRO,
            rol=documento.rol,
            nombre=documento.nombre,
            originales=propuestas.originales_de([documento]),
            bytes_antes=documento.bytes,
            bytes=destino.stat().st_size,
            folios=documento.folios or 0,
        ),
    )


def volver_a_lo_firmado(documento: Documento) -> Propuesta:
    """Propose what was signed of a document of the draft, without what was added later. Raises AyudaImposibleError."""
    largo = revision_firmada(documento.firmas_vigentes)
    if largo is None or not ayudas.se_vuelve_a_lo_firmado(documento):
        raise AyudaImposibleError("sin_version_firmada")
    cual, destino = propuestas.sitio(documento.expediente)
    with _no_perdido():
        copiar_inicio(ruta_en_cuarentena(documento), destino, largo=largo)
    return propuestas.guardar(
        documento.expediente,
        Propuesta(
            id=cual,
            clase=Clase.VERSION_FIRMADA,
            rol=documento.rol,
            nombre=documento.nombre,
            originales=propuestas.originales_de([documento]),
            bytes_antes=documento.bytes,
            bytes=destino.stat().st_size,
        ),
    )


def aceptar(expediente: Expediente, cual: UUID, *, adjuntar: Adjuntar) -> Documento:
    """Put the proposed file into the draft, in the place of what it was made of, by `adjuntar` (flujo's).

    What was there stays until the new one is in, inspected and no worse. Raises SinPropuestaError, AyudaImposibleError
    and what `adjuntar` raises.
    """
    propuesta = propuestas.leer(expediente, cual)
    originales = _los_mismos(expediente, propuesta.originales)

    def no_peor(hechos: Hechos) -> None:
        if not any(original.impide_presentar for original in originales):
            _exigir_admitido(hechos)

    with propuestas.ruta(expediente, cual).open("rb") as archivo:
        documento = adjuntar(
            expediente,
            rol=propuesta.rol,
            nombre=propuesta.nombre,
            trozos=iter(lambda: archivo.read(1 << 20), b""),
            declarados=propuesta.bytes,
            mismo_nombre=False,
            retira=frozenset(original.pk for original in originales),
            comprobar=no_peor,
        )
    propuestas.descartar(expediente, cual)
    return documento


def _reducir(
    expediente: Expediente, ruta: Path, *, rol: str, nombre: str, originales: tuple[Original, ...]
) -> Propuesta:
    cual, destino = propuestas.sitio(expediente)
    with _turno(), _no_perdido():
        antes = ruta.stat().st_size
        aisladas.reducir(ruta, destino=destino)
    despues = destino.stat().st_size
    if not 0 < despues <= antes * _GANANCIA:
        destino.unlink(missing_ok=True)
        raise AyudaImposibleError("no_gana")
    return propuestas.guardar(
        expediente, Propuesta(cual, Clase.REDUCCION, rol, nombre, originales, bytes_antes=antes, bytes=despues)
    )


def _los_mismos(expediente: Expediente, originales: Sequence[Original]) -> list[Documento]:
    presentes = {str(d.pk): d for d in expediente.documentos.all()}
    if any(o.id not in presentes or presentes[o.id].sha256 != o.sha256 for o in originales):
        raise AyudaImposibleError("cambio")
    return [presentes[original.id] for original in originales]


def _exigir_sin_firma(documento: Documento) -> None:
    if documento.formato != "pdf" or documento.esta_infectado:
        raise AyudaImposibleError("no_es_pdf")
    if documento.estado_firma != "sin_firma":
        raise AyudaImposibleError("firmado")


def _exigir_admitido(hechos: Hechos) -> None:
    if hechos.veredicto == Documento.Veredicto.RECHAZADO or hechos.analisis == Documento.Analisis.INFECTADO:
        raise AyudaImposibleError("rechazado", hallazgos=tuple(hechos.hallazgos))


@contextmanager
def _turno() -> Iterator[None]:
    if not _turnos.acquire(timeout=_ESPERA):
        raise AyudaImposibleError("ocupado")
    try:
        yield
    finally:
        _turnos.release()


@contextmanager
def _no_perdido() -> Iterator[None]:
    """Say that the file changed when it was removed while it was being worked on."""
    try:
        yield
    except FileNotFoundError as error:
        raise AyudaImposibleError("cambio") from error
