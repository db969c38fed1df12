"""The numbers: one gap-free series a year, in the order of the log, ending where the series' row says."""

from collections.abc import Iterator

from mesa.auditoria.alcance import Alcance
from mesa.expedientes.models import Acto
from mesa.lib.fechas import en_lima
from mesa.registro.models import Serie


def auditar(alcance: Alcance) -> Iterator[str]:
    """Follow the numbers as the acts of presentar gave them, then compare with the series."""
    ultimos: dict[int, int] = {}
    presentados = Acto.objects.filter(acto="presentar", de="BORRADOR").order_by("indice")
    for indice, en, numero in presentados.values_list("indice", "en", "datos__numero").iterator(chunk_size=2000):
        ejercicio = en_lima(en).year
        orden = _orden(numero, ejercicio)
        if orden is None:
            yield f"El acto {indice} da el número {numero}, que no es de la serie de {ejercicio}."
            continue
        previo = ultimos.get(ejercicio, 0)
        if orden <= previo:
            yield f"El número {numero} del acto {indice} ya se había dado o está fuera de orden."
        else:
            yield from _faltan(ejercicio, previo + 1, orden - 1)
        ultimos[ejercicio] = max(previo, orden)
    yield from _series(ultimos, alcance)


def _orden(numero: object, ejercicio: int) -> int | None:
    if not isinstance(numero, str):
        return None
    prefijo, _guion, cola = numero.partition("-")
    propio = prefijo == str(ejercicio) and len(cola) == 7 and cola.isascii() and cola.isdigit()
    return int(cola) if propio else None


def _series(ultimos: dict[int, int], alcance: Alcance) -> Iterator[str]:
    series = dict(Serie.objects.values_list("ejercicio", "ultimo"))
    alcance.series = len(series)
    for ejercicio in sorted(series.keys() | ultimos.keys()):
        dado, dicho = ultimos.get(ejercicio, 0), series.get(ejercicio)
        if dicho is None:
            yield f"Falta la serie de {ejercicio}, que llegó al {_numero(ejercicio, dado)}."
        elif dicho < dado:
            yield f"El número {_numero(ejercicio, dado)} no está en la serie, que dice llegar al {dicho}."
        else:
            yield from _faltan(ejercicio, dado + 1, dicho)


def _faltan(ejercicio: int, desde: int, hasta: int) -> Iterator[str]:
    if desde == hasta:
        yield f"Falta el número {_numero(ejercicio, desde)}."
    elif desde < hasta:
        yield f"Faltan los números {_numero(ejercicio, desde)} a {_numero(ejercicio, hasta)}."


def _numero(ejercicio: int, orden: int) -> str:
    return f"{ejercicio}-{orden:07d}"
