"""Each expediente against its acts: its state, every column fixed at filing, its files and its receipts."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from mesa.auditoria import recibos
from mesa.auditoria.alcance import Alcance
from mesa.auditoria.salvo import a_salvo
from mesa.expedientes import congelado
from mesa.expedientes.estados import TRANSICIONES, ClaseDeActo, Estado
from mesa.expedientes.models import Acto, Documento, Expediente, Recibo

TANDA = 200


def auditar(*, ahora: datetime, alcance: Alcance) -> Iterator[str]:
    """Go through every expediente that was filed, or that looks as if it had been."""
    for expediente in _presentados().iterator(chunk_size=TANDA):
        alcance.expedientes += 1
        yield from a_salvo(f"el expediente {expediente}", _uno(expediente, ahora=ahora, alcance=alcance))
    yield from _sin_expediente()


def _uno(expediente: Expediente, *, ahora: datetime, alcance: Alcance) -> Iterator[str]:
    actos = list(expediente.actos.all())
    yield from _estados(expediente, actos)
    presentado = next((uno for uno in actos if uno.acto == ClaseDeActo.PRESENTAR), None)
    if presentado is None:
        yield f"El expediente {expediente} no tiene acto de presentación."
        return
    yield from recibos.auditar(expediente, presentado, actos, ahora=ahora, alcance=alcance)
    yield from _columnas(expediente, presentado, actos)
    yield from _documentos(expediente, presentado, alcance)


def _presentados() -> QuerySet[Expediente]:
    con_actos = Exists(Acto.objects.filter(expediente_id=OuterRef("pk")))
    con_recibos = Exists(Recibo.objects.filter(expediente_id=OuterRef("pk")))
    filas = Expediente.objects.filter(~Q(estado=Estado.BORRADOR) | Q(numero__isnull=False) | con_actos | con_recibos)
    actos = Prefetch("actos", Acto.objects.order_by("indice"))
    return filas.order_by("pk").prefetch_related(
        actos, "documentos", Prefetch("recibos", Recibo.objects.order_by("pk"))
    )


def _estados(expediente: Expediente, actos: list[Acto]) -> Iterator[str]:
    alcanzado = Estado.BORRADOR.value
    for acto in actos:
        if acto.de != alcanzado or TRANSICIONES.get((acto.de, acto.acto)) != acto.a:
            yield f"El acto {acto.indice} ({acto.acto}) no sigue de {alcanzado}."
        alcanzado = acto.a
    if alcanzado != expediente.estado:
        yield f"El expediente {expediente} está {expediente.estado} y sus actos no lo dicen."


def _columnas(expediente: Expediente, presentado: Acto, actos: list[Acto]) -> Iterator[str]:
    fijadas = _dichas(presentado.datos) | _congelado(presentado).get("expediente", {})
    ahora = congelado.de_expediente(expediente) | _de_fila(expediente)
    for columna, valor in fijadas.items():
        if ahora.get(columna) != valor:
            yield f"{_que(columna)} de {expediente} no es lo que fijó su acto {presentado.indice}."
    derivado = [uno for uno in actos if uno.acto == ClaseDeActo.DERIVAR]
    destino = derivado[-1].datos.get("dependencia", expediente.dependencia_actual_id) if derivado else None
    if expediente.dependencia_actual_id != destino:
        yield f"La dependencia que tiene {expediente} no es la de sus actos."
    if expediente.actualizado_en != actos[-1].en:
        yield f"La última actualización de {expediente} no es la de su último acto."


def _dichas(datos: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that the manifest states, as `_de_fila` writes them."""
    remitente = datos["remitente"]
    return {
        "numero": datos["numero"],
        "clave": datos["clave"],
        "canal": datos["canal"],
        "presentado_en": datetime.fromisoformat(datos["presentado_en"]).astimezone(UTC),
        "fecha_de_ingreso": date.fromisoformat(datos["fecha_de_ingreso"]),
        "regla": datos["regla"],
        "motivo_de_ingreso": datos["motivo"],
        "numero_documento": datos["numero_documento"] or "",
        "fecha_documento": date.fromisoformat(datos["fecha_documento"]) if datos["fecha_documento"] else None,
        "destinatario_persona": datos["destinatario"]["persona"] or "",
        "asunto": datos["asunto"],
        "referencia": datos["referencia"] or "",
        "remitente_nombre": remitente["nombre"],
        "remitente_documento": f"{remitente['tipo_documento']} {remitente['numero_documento']}",
    }


def _de_fila(expediente: Expediente) -> dict[str, Any]:
    columnas = (
        "numero", "clave", "canal", "presentado_en", "fecha_de_ingreso", "regla", "motivo_de_ingreso",
        "numero_documento", "fecha_documento", "destinatario_persona", "asunto", "referencia", "remitente_nombre",
        "remitente_documento",
    )  # fmt: skip
    return {columna: getattr(expediente, columna) for columna in columnas}


def _documentos(expediente: Expediente, presentado: Acto, alcance: Alcance) -> Iterator[str]:
    filas = list(expediente.documentos.all())
    alcance.documentos += len(filas)
    claves = ("rol", "nombre", "formato", "bytes", "sha256", "folios")
    dichos = sorted(tuple(map(str, (uno[clave] for clave in claves))) for uno in presentado.datos["archivos"])
    tenidos = sorted(tuple(map(str, (getattr(fila, clave) for clave in claves))) for fila in filas)
    if dichos != tenidos:
        yield f"Los archivos de {expediente} no son los de su acto {presentado.indice}."
    fijados = _congelado(presentado).get("documentos", {})
    for fila in filas:
        yield from _hallado(fila, fijados.get(str(fila.pk)) if fijados else {}, expediente)


def _hallado(fila: Documento, fijado: Mapping[str, Any] | None, expediente: Expediente) -> Iterator[str]:
    if fijado is None:
        yield f"El archivo «{fila.nombre}» de {expediente} no es ninguno de los que se presentaron."
        return
    # What was still to be analysed when it was filed is analysed since: `fijado` says nothing of it.
    ahora = congelado.de_documento(fila)
    for columna, valor in fijado.items():
        if ahora.get(columna) != valor:
            yield f"{_que(columna)} del archivo «{fila.nombre}» de {expediente} cambió después de presentarse."


def _congelado(presentado: Acto) -> dict[str, Any]:
    fijado = presentado.datos.get(congelado.CLAVE)
    return fijado if isinstance(fijado, dict) else {}


def _sin_expediente() -> Iterator[str]:
    """Rows whose expediente is gone: the database forbids it, but not to who owns it."""
    falta = ~Exists(Expediente.objects.filter(pk=OuterRef("expediente_id")))
    for documento in Documento.objects.filter(falta).values_list("pk", flat=True).iterator():
        yield f"El documento {documento} es de un expediente que no está."
    for recibo in Recibo.objects.filter(falta).values_list("pk", flat=True).iterator():
        yield f"El recibo {recibo} es de un expediente que no está."


def _que(columna: str) -> str:
    return f"Lo que dice «{columna}»"
