"""What the filing pages ask of the database: the filer's own drafts and filings, never anybody else's."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from mesa.cuentas.models import Cuenta
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Documento, Expediente


def expediente_propio(cuenta: Cuenta | int, expediente_id: UUID) -> Expediente:
    """Return an expediente of `cuenta` (or of the account with that key), its documents at hand.

    Raises Http404, also when it is another filer's.
    """
    todos = Expediente.objects.select_related("tipo_documento", "sede", "dependencia").prefetch_related("documentos")
    return get_object_or_404(todos, pk=expediente_id, cuenta=cuenta)


def documento_propio(expediente: Expediente, documento_id: UUID) -> Documento:
    """Return a document of the expediente, which comes along with it. Raises Http404."""
    documento = get_object_or_404(Documento, pk=documento_id, expediente=expediente)
    documento.expediente = expediente
    return documento


def borradores_de(cuenta: Cuenta) -> QuerySet[Expediente]:
    """Return the filer's drafts, the last touched first."""
    drafts = Expediente.objects.filter(cuenta=cuenta, estado=Estado.BORRADOR)
    return drafts.select_related("tipo_documento", "dependencia").order_by("-actualizado_en")


def borrador_en_blanco(cuenta: Cuenta) -> Expediente | None:
    """Return a draft of the filer in which nothing was written or uploaded yet, if there is one."""
    blank = {"tipo_documento": None, "sede": None, "fecha_documento": None, "documentos": None}
    return borradores_de(cuenta).filter(**blank, numero_documento="", asunto="", destinatario_persona="").first()
