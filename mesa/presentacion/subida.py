"""A file on its way into a draft: counted, hashed and limited while it arrives."""

import uuid
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.models import Documento, Expediente
from mesa.lib.almacen import ExcedeLimiteError, Recibido, recibir
from mesa.lib.nombres import nombre_seguro
from mesa.presentacion.borrador import YaPresentadoError, tocar


@dataclass(frozen=True, slots=True)
class Hechos:
    """What the inspection found, as columns of Documento."""

    formato: str
    folios: int | None
    veredicto: str
    estado_firma: str
    hallazgos: list[dict[str, Any]]
    analisis: str = Documento.Analisis.SIN_ANTIVIRUS
    analisis_firma: str = ""
    analizado_en: datetime | None = None
    firmas: tuple[dict[str, Any], ...] = ()
    leido: dict[str, Any] | None = None


# From where the file lies, its name, what arrived, and the documents that stay beside it.
Inspector = Callable[[Path, str, Recibido, list[Documento]], Hechos]


def que_ocupan() -> QuerySet[Documento]:
    """Documents with as much of them as tells where a new one goes, and what goes with them when they make room."""
    return Documento.objects.only("expediente_id", "rol", "nombre", "bytes", "sha256")


def espacio_libre(documentos: Iterable[Documento], *, limite: int, sin: Container[Documento] = ()) -> int:
    """Bytes that still fit beside `documentos`, those of `sin` counted as gone."""
    return limite - sum(documento.bytes for documento in documentos if documento not in sin)


@dataclass(frozen=True, slots=True)
class Lugar:
    """Where a new document goes: its role and name; what it replaces is the main one, or an annex.

    An annex takes the place of the one whose id is `reemplaza` or, with `mismo_nombre`, of the one called the same.
    Those of `retira` go too, whatever they are: the new one was made of them.
    """

    rol: str
    nombre: str
    mismo_nombre: bool = True
    reemplaza: uuid.UUID | None = None
    retira: frozenset[uuid.UUID] = frozenset()

    def desplazados_de(self, documentos: Iterable[Documento]) -> list[Documento]:
        """Those of `documentos` whose place the new one takes."""
        return [d for d in documentos if d.pk in self.retira or (d.rol == self.rol and self._es_suyo(d))]

    def _es_suyo(self, documento: Documento) -> bool:
        if self.rol == Documento.Rol.PRINCIPAL:
            return True
        if self.reemplaza:
            return documento.pk == self.reemplaza
        return self.mismo_nombre and documento.nombre == self.nombre


def adjuntar(
    expediente: Expediente, *, rol: str, nombre: str, trozos: Iterable[bytes], declarados: int | None, limite: int,
    inspeccionar: Inspector, al_incorporar: Callable[[Documento], None], ahora: datetime,
    mismo_nombre: bool = True, reemplaza: uuid.UUID | None = None, retira: frozenset[uuid.UUID] = frozenset(),
    retomar: Path | None = None,
) -> Documento:  # fmt: skip
    """Receive a file into quarantine, inspect it and add it to the draft.

    `limite` is the expediente's, in bytes; `declarados` the announced size, refused before the first byte when it is
    too large; `mismo_nombre` whether an annex of the same name is replaced (else both stay, the new one numbered);
    `reemplaza` the annex whose place it takes; `retira` other documents that go when it is in; `al_incorporar` is
    called in the transaction that writes the row; `retomar` see almacen.recibir.
    Raises ExcedeLimiteError and YaPresentadoError; then the draft is as it was.
    """
    if not expediente.es_borrador:
        raise YaPresentadoError(expediente.pk)
    seguro = nombre_seguro(nombre)
    lugar = Lugar(rol, seguro, mismo_nombre, reemplaza, retira)
    presentes = list(expediente.documentos.all())
    libre = espacio_libre(presentes, limite=limite, sin=lugar.desplazados_de(presentes))
    if declarados is not None and declarados > libre:
        raise ExcedeLimiteError(libre)
    documento = Documento(id=uuid.uuid4(), expediente=expediente, rol=rol, nombre=seguro, subido_en=ahora)
    ruta = ruta_en_cuarentena(documento)
    recibido = recibir(trozos, ruta, limite=max(libre, 0), retomar=retomar)
    try:
        desplazados = lugar.desplazados_de(presentes)
        hechos = inspeccionar(ruta, seguro, recibido, [d for d in presentes if d not in desplazados])
        _anotar(documento, recibido, hechos)
        with transaction.atomic():
            _incorporar(documento, lugar, limite=limite)
            al_incorporar(documento)
    except BaseException:
        ruta.unlink(missing_ok=True)
        raise
    return documento


def _anotar(documento: Documento, recibido: Recibido, hechos: Hechos) -> None:
    documento.bytes, documento.sha256 = recibido.bytes, recibido.sha256
    _anotar_inspeccion(documento, hechos, ahora=documento.subido_en)
    documento.analisis, documento.analisis_firma = hechos.analisis, hechos.analisis_firma
    documento.analizado_en = hechos.analizado_en


def _anotar_inspeccion(documento: Documento, hechos: Hechos, *, ahora: datetime) -> None:
    documento.formato, documento.folios = hechos.formato, hechos.folios
    documento.veredicto, documento.estado_firma = hechos.veredicto, hechos.estado_firma
    documento.firmas, documento.firmas_en = list(hechos.firmas), ahora if hechos.firmas else None
    documento.hallazgos, documento.leido = hechos.hallazgos, hechos.leido


def anotar_hechos(documento: Documento, hechos: Hechos, *, ahora: datetime) -> None:
    """Replace what an earlier inspection of a draft's document found."""
    _anotar_inspeccion(documento, hechos, ahora=ahora)
    columnas = ("formato", "folios", "veredicto", "estado_firma", "firmas", "firmas_en", "hallazgos", "leido")
    documento.save(update_fields=columnas)


def _incorporar(documento: Documento, lugar: Lugar, *, limite: int) -> None:
    # Again under the lock: while these bytes came, others may have come or the draft may have been filed.
    tocar(documento.expediente, ahora=documento.subido_en)
    presentes = list(que_ocupan().filter(expediente=documento.expediente))
    desplazados = lugar.desplazados_de(presentes)
    libre = espacio_libre(presentes, limite=limite, sin=desplazados)
    if documento.bytes > libre:
        raise ExcedeLimiteError(libre)
    for desplazado in desplazados:
        _retirar(desplazado)
    documento.nombre = nombre_libre(documento.nombre, tomados={d.nombre for d in presentes if d not in desplazados})
    documento.save(force_insert=True)


def nombre_libre(nombre: str, *, tomados: Container[str]) -> str:
    """`nombre`, or «nombre (2)» and so on when it is taken."""
    tronco, punto, extension = nombre.rpartition(".")
    base, cola = (tronco, f".{extension}") if punto else (nombre, "")
    candidates = (nombre if n == 1 else f"{base} ({n}){cola}" for n in count(1))
    return next(c for c in candidates if c not in tomados)


def quitar(documento: Documento, *, ahora: datetime) -> None:
    """Take a document out of a draft. Raises YaPresentadoError."""
    with transaction.atomic():
        tocar(documento.expediente, ahora=ahora)
        _retirar(documento)


def _retirar(documento: Documento) -> None:
    ruta = ruta_en_cuarentena(documento)
    gemelos = list(Documento.objects.filter(expediente=documento.expediente_id, sha256=documento.sha256))
    gemelos.remove(documento)
    documento.delete()
    if len(gemelos) == 1:  # it repeats nothing any more
        gemelos[0].olvidar("duplicado.en_expediente")
    transaction.on_commit(lambda: ruta.unlink(missing_ok=True))
