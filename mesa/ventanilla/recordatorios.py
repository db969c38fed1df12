"""Tell who must answer which terms are about to run out: a letter to each, each reminder once."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from mesa.comprobantes.plazo_de_conformidad import REGLAS
from mesa.comprobantes.recordatorios import Recordatorio as Debido
from mesa.comprobantes.recordatorios import recordatorios_debidos
from mesa.cuentas.queries import encargados_de
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Comprobante
from mesa.lib.fechas import en_lima
from mesa.notificacion.models import Recordatorio, RecordatorioDe
from mesa.organizacion.queries import institucion_actual
from mesa.ventanilla.conformidad import EN_CURSO, plazo_de_fila

_DE_LA_DEPENDENCIA = (Estado.DERIVADO, Estado.EN_ATENCION)


def escribir(*, ahora: datetime) -> list[int]:
    """Write the letters that are due at `ahora` (aware) and return their pks. Safe to repeat, and with two workers."""
    filas = {str(fila.pk): fila for fila in _que_apremian(ahora)}
    plazos = {pk: plazo for pk, fila in filas.items() if (plazo := plazo_de_fila(fila))}
    debidos = recordatorios_debidos(plazos, enviados=_escritos(filas), momento=ahora)
    por_persona: dict[str, list[tuple[Debido, Comprobante]]] = {}
    for debido in debidos:
        fila = filas[debido.comprobante]
        for para in _encargados(fila):
            por_persona.setdefault(para, []).append((debido, fila))
    cartas = (_escribir_a(para, suyos, ahora=ahora) for para, suyos in por_persona.items())
    return [carta for carta in cartas if carta is not None]


def _que_apremian(ahora: datetime) -> Iterable[Comprobante]:
    hoy = en_lima(ahora).date()
    hasta = hoy + timedelta(days=max(dias for regla in REGLAS for dias in regla.recordar))
    filas = Comprobante.objects.filter(conformidad_hasta__range=(hoy, hasta), expediente__estado__in=EN_CURSO)
    return filas.select_related("expediente")


def _escritos(filas: Mapping[str, Comprobante]) -> set[str]:
    return set(RecordatorioDe.objects.filter(comprobante__in=filas.values()).values_list("llave", flat=True))


def _encargados(fila: Comprobante) -> list[str]:
    expediente = fila.expediente
    derivado = expediente.estado in _DE_LA_DEPENDENCIA
    suyos = encargados_de(
        sede_id=expediente.sede_id, dependencia_id=expediente.dependencia_actual_id if derivado else None
    )
    return suyos or [correo for correo in (institucion_actual().correo,) if correo]


def _escribir_a(para: str, suyos: Iterable[tuple[Debido, Comprobante]], *, ahora: datetime) -> int | None:
    """Write a letter to somebody; None when another worker wrote all of it."""
    with transaction.atomic():
        carta = Recordatorio.objects.create(para=para, creado_en=ahora)
        nuevas = [
            RecordatorioDe.objects.get_or_create(
                llave=debido.llave, para=para, defaults={"recordatorio": carta, "comprobante": fila}
            )[1]
            for debido, fila in suyos
        ]
        if any(nuevas):
            return carta.pk
        carta.delete()
        return None
