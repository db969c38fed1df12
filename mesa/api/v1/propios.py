"""The caller's own expedientes. Another's is not there: 404, as for one that never was."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from mesa.api.v1 import problemas
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Documento, Expediente, Recibo
from mesa.presentacion.subida import que_ocupan

_SIN_DOCUMENTO = _("Ese archivo no está en el expediente: consulta el expediente para ver los que tiene.")
RELACIONADOS = ("tipo_documento", "sede", "dependencia")


def expediente_propio(cuenta: Cuenta, id: UUID) -> Expediente:  # noqa: A002
    """Return it with its files and catalogue rows, in two queries. Raises ProblemaError (404)."""
    return _buscar(
        Expediente.objects.select_related(*RELACIONADOS).prefetch_related("documentos"), cuenta=cuenta, id=id
    )


def borrador_propio(cuenta: Cuenta, id: UUID) -> Expediente:  # noqa: A002
    """Return it with its files and its type, all that receiving a file asks for. Raises ProblemaError (404)."""
    rows = Expediente.objects.select_related("tipo_documento")
    rows = rows.only("estado", "tipo_documento__solo_certificado_digital")
    return _buscar(rows.prefetch_related(Prefetch("documentos", que_ocupan())), cuenta=cuenta, id=id)


def expediente_propio_con_historia(cuenta: Cuenta, id: UUID) -> Expediente:  # noqa: A002
    """The same with acts and receipts, in four queries. Raises ProblemaError (404)."""
    rows = Expediente.objects.select_related(*RELACIONADOS, "dependencia_actual")
    recibos = Prefetch("recibos", Recibo.objects.order_by("pk"))
    return _buscar(rows.prefetch_related("documentos", "actos", recibos), cuenta=cuenta, id=id)


def documento_propio(cuenta: Cuenta, *, id: UUID, documento: str) -> Documento:  # noqa: A002
    """Return a file by its id, or by the name it was kept under. Raises ProblemaError (404)."""
    filas = Documento.objects.select_related("expediente").filter(expediente_id=id, expediente__cuenta=cuenta)
    pk = _como_uuid(documento)
    hallado = filas.filter(pk=pk).first() if pk else None
    hallado = hallado or filas.filter(nombre=documento.replace("\x00", "")).first()
    if hallado is None:
        raise problemas.no_encontrado(_SIN_DOCUMENTO)
    return hallado


def _buscar(rows: QuerySet[Expediente], **filtro: Any) -> Expediente:
    try:
        return rows.get(**filtro)
    except Expediente.DoesNotExist as error:
        raise problemas.no_encontrado() from error


def _como_uuid(texto: str) -> UUID | None:
    try:
        return UUID(texto)
    except ValueError:
        return None
