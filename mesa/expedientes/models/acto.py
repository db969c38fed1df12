from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models.expediente import Expediente


class CabezaDeActos(models.Model):
    """The last link of the chain, one row. Locking it orders all acts of the institution."""

    indice = models.PositiveBigIntegerField(default=0)
    resumen = models.CharField(max_length=64, default="0" * 64)


class Acto(models.Model):
    """A legal act: who, what, when; chained to the act before it by digest. Rows are only ever added."""

    indice = models.PositiveBigIntegerField(_("índice"), primary_key=True)
    expediente = models.ForeignKey(Expediente, on_delete=models.PROTECT, related_name="actos")
    acto = models.CharField(_("acto"), max_length=12, choices=ClaseDeActo.choices)
    de = models.CharField(_("de"), max_length=16, choices=Estado.choices)
    a = models.CharField(_("a"), max_length=16, choices=Estado.choices)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    por_nombre = models.CharField(_("por"), max_length=200)
    en = models.DateTimeField(_("fecha y hora"))
    nota = models.TextField(_("nota"), blank=True)
    datos = models.JSONField(_("datos"), default=dict)
    previo = models.CharField(_("resumen del anterior"), max_length=64)
    resumen = models.CharField(_("resumen"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("acto")
        verbose_name_plural = _("actos")
        ordering = ("indice",)
        indexes = [models.Index(fields=["expediente", "indice"], name="acto_de_expediente")]

    def __str__(self) -> str:
        return f"{self.indice} {self.acto}"

    def canonico(self) -> bytes:
        """The row as canonical JSON (sorted keys, no spaces, UTF-8), the input of its digest."""
        fields: dict[str, Any] = {
            "indice": self.indice,
            "expediente": str(self.expediente_id),
            "acto": str(self.acto),
            "de": str(self.de),
            "a": str(self.a),
            "por": self.por_id,
            "por_nombre": self.por_nombre,
            "en": self.en.isoformat(),
            "nota": self.nota,
            "datos": self.datos,
            "previo": self.previo,
        }
        return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
