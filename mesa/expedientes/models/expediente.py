from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.estados import Estado

if TYPE_CHECKING:
    from mesa.expedientes.models.documento import Documento


class Canal(models.TextChoices):
    PLATAFORMA = "plataforma", _("Plataforma web")
    API = "api", _("Sistema del remitente (API)")


class Expediente(models.Model):
    """A filing from its draft to its end. Who filed, to whom and when are frozen in the act of presentar."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cuenta = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="expedientes")
    estado = models.CharField(_("estado"), max_length=16, choices=Estado.choices, default=Estado.BORRADOR)
    creado_en = models.DateTimeField(_("creado"))
    actualizado_en = models.DateTimeField(_("última actualización"))

    tipo_documento = models.ForeignKey("organizacion.TipoDocumento", on_delete=models.PROTECT, null=True, blank=True)
    numero_documento = models.CharField(_("número del documento"), max_length=100, blank=True)
    fecha_documento = models.DateField(_("fecha del documento"), null=True, blank=True)
    sede = models.ForeignKey("organizacion.Sede", on_delete=models.PROTECT, null=True, blank=True)
    dependencia = models.ForeignKey(
        "organizacion.Dependencia", on_delete=models.PROTECT, null=True, blank=True, related_name="dirigidos"
    )
    destinatario_persona = models.CharField(_("a la atención de"), max_length=150, blank=True)
    asunto = models.CharField(_("asunto"), max_length=500, blank=True)
    referencia = models.CharField(_("trámite anterior"), max_length=12, blank=True)
    # Of every voucher that has none of its own.
    orden_de_compra = models.CharField(_("orden de compra o de servicio"), max_length=60, blank=True)
    # What was filled in from the vouchers, by field: what a person typed is never written over.
    completado = models.JSONField(default=dict, editable=False)

    numero = models.CharField(_("número"), max_length=12, unique=True, null=True, editable=False)
    clave = models.CharField(_("clave de seguimiento"), max_length=12, blank=True, editable=False)
    canal = models.CharField(_("canal"), max_length=12, choices=Canal.choices, blank=True)
    presentado_en = models.DateTimeField(_("presentado"), null=True, editable=False)
    fecha_de_ingreso = models.DateField(_("fecha de ingreso"), null=True, editable=False)
    regla = models.CharField(_("regla de plazo"), max_length=20, blank=True, editable=False)
    # As long as the named days that moved the date: a long motivo must never stop a filing.
    motivo_de_ingreso = models.TextField(blank=True, editable=False)
    remitente_nombre = models.CharField(_("remitente"), max_length=200, blank=True, editable=False)
    remitente_documento = models.CharField(max_length=60, blank=True, editable=False)

    dependencia_actual = models.ForeignKey(
        "organizacion.Dependencia", on_delete=models.PROTECT, null=True, editable=False, related_name="en_manos"
    )

    class Meta:
        verbose_name = _("expediente")
        verbose_name_plural = _("expedientes")
        indexes = [
            # The trays: what waits, oldest first, by keyset; the same for one sede, and for one dependencia.
            models.Index(fields=["estado", "presentado_en", "id"], name="expediente_bandeja"),
            models.Index(fields=["sede", "estado", "presentado_en", "id"], name="expediente_bandeja_sede"),
            models.Index(fields=["dependencia_actual", "estado", "presentado_en", "id"], name="expediente_atencion"),
            # The filer's own list, newest first.
            models.Index(fields=["cuenta", "-creado_en", "-id"], name="expediente_propios"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(estado=Estado.BORRADOR)
                | Q(numero__isnull=False, presentado_en__isnull=False, fecha_de_ingreso__isnull=False),
                name="expediente_presentado_completo",
            )
        ]

    def __str__(self) -> str:
        return self.numero or str(self.id)

    @property
    def es_borrador(self) -> bool:
        return self.estado == Estado.BORRADOR

    @property
    def principal(self) -> Documento | None:
        """The main document, from the prefetched list when there is one."""
        return next((d for d in self.documentos.all() if d.rol == "principal"), None)

    @property
    def anexos(self) -> list[Documento]:
        return [d for d in self.documentos.all() if d.rol == "anexo"]

    @property
    def bytes_totales(self) -> int:
        return sum(d.bytes for d in self.documentos.all())

    @property
    def folios(self) -> int:
        return sum(d.folios or 0 for d in self.documentos.all())

    @property
    def clave_legible(self) -> str:
        """The clave in groups of four, as it is printed: XXXX-XXXX-XXXX."""
        return "-".join(self.clave[i : i + 4] for i in range(0, len(self.clave), 4))
