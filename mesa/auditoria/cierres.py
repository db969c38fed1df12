"""The daily closings: their rows, roots, seals and the chain among them; and the days that should be closed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mesa.auditoria.alcance import Alcance
from mesa.expedientes.models import Acto
from mesa.firmas.separada import leer_firma_separada
from mesa.lib.fechas import en_lima
from mesa.registro import merkle
from mesa.registro.cierre import PRIMERO, Cierre, CierreInvalido, resumen_de
from mesa.registro.cierres import GRACIA, UN_DIA, hojas
from mesa.registro.models import CierreDiario
from mesa.sello import certificados

# The worker closes within minutes; the seal may wait half a day for its time-stamp.
PLAZO_DEL_CIERRE = timedelta(hours=1)
PLAZO_DEL_SELLO = timedelta(hours=13)


def auditar(*, ahora: datetime, alcance: Alcance) -> Iterator[str]:
    """Recompute each closing from the acts as they are today, from the first to the last."""
    hasta, dia, anterior = 0, date.min, PRIMERO
    for fila in CierreDiario.objects.order_by("dia").iterator(chunk_size=100):
        alcance.cierres += 1
        yield from _fila(fila, desde=hasta + 1, anterior=anterior, ahora=ahora)
        hasta, dia, anterior = fila.hasta, fila.dia, resumen_de(fila.contenido)
    yield from _por_cerrar(hasta, dia, ahora)


def _fila(fila: CierreDiario, *, desde: int, anterior: str, ahora: datetime) -> Iterator[str]:
    try:
        cierre = fila.cierre
    except CierreInvalido:
        yield f"El cierre del {fila.dia} no se puede leer: alguien cambió su contenido."
        return
    if (fila.dia, fila.desde, fila.hasta) != (cierre.dia, cierre.desde, cierre.hasta):
        yield f"La fila del cierre del {fila.dia} no dice lo que su contenido."
    if fila.desde != desde:
        yield f"El cierre del {fila.dia} empieza en el acto {fila.desde} y debía empezar en el {desde}."
    if cierre.anterior != anterior:
        yield f"El cierre del {fila.dia} no enlaza con el anterior."
    yield from _raiz(cierre)
    yield from _sello(fila, cierre, ahora)


def _raiz(cierre: Cierre) -> Iterator[str]:
    cuantas, cabeza = 0, ""

    def resumenes() -> Iterator[bytes]:
        nonlocal cuantas, cabeza
        for cabeza in hojas(cierre.desde, cierre.hasta).iterator(chunk_size=2000):
            cuantas += 1
            yield bytes.fromhex(cabeza)

    raiz = merkle.raiz(resumenes()).hex()
    if cuantas != cierre.actos or cierre.actos != cierre.hasta - cierre.desde + 1:
        yield f"El cierre del {cierre.dia} dice {cierre.actos} actos y el registro tiene {cuantas} entre los suyos."
    if (raiz, cabeza) != (cierre.raiz, cierre.cabeza):
        yield f"El registro ya no da la raíz del cierre del {cierre.dia}: algún acto de ese día cambió."


def _sello(fila: CierreDiario, cierre: Cierre, ahora: datetime) -> Iterator[str]:
    firma = bytes(fila.firma)
    if firma:
        if leer_firma_separada(fila.contenido.encode(), firma, certificados=certificados()) is None:
            yield f"El cierre del {fila.dia} no lleva un sello de esta mesa que le corresponda."
    elif cierre.cerrado_en < ahora - PLAZO_DEL_SELLO:
        yield f"El cierre del {fila.dia} sigue sin sello."


def _por_cerrar(hasta: int, dia: date, ahora: datetime) -> Iterator[str]:
    """Name the acts that no closing took though their day is long over: who removes closings leaves these."""
    ultimo = Acto.objects.order_by("-indice").values_list("indice", flat=True).first() or 0
    if hasta > ultimo:
        yield f"Hay cierres hasta el acto {hasta} y el registro termina en el {ultimo}."
    debidos_hasta = en_lima(ahora - GRACIA - PLAZO_DEL_CIERRE).date()
    abierto = Acto.objects.filter(indice__gt=hasta).order_by("en").values_list("en", flat=True).first()
    if abierto is None:
        return
    # An act that came late belongs to the day after the last one closed.
    debido = en_lima(abierto).date()
    debido = max(debido, dia + UN_DIA) if dia > date.min else debido
    if debido < debidos_hasta:
        yield f"Hay actos del {debido} sin cerrar: el obrero no corre, o alguien quitó su cierre."
