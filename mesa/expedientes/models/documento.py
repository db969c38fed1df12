from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.firmas import estado_de
from mesa.expedientes.models.expediente import Expediente


class Documento(models.Model):
    """One file of an expediente: the main document or an annex. Its bytes never change; it is replaced or removed."""

    class Rol(models.TextChoices):
        PRINCIPAL = "principal", _("Documento principal")
        ANEXO = "anexo", _("Anexo")

    class Veredicto(models.TextChoices):
        CONFORME = "conforme", _("Revisado, todo bien")
        CON_AVISOS = "con_avisos", _("Se puede presentar, con un aviso")
        RECHAZADO = "rechazado", _("No se puede presentar")

    class Analisis(models.TextChoices):
        """What the scanner for malware said. PENDIENTE and INFECTADO are never opened by the institution."""

        SIN_ANTIVIRUS = "sin_antivirus", _("Sin antivirus")
        PENDIENTE = "pendiente", _("Pendiente de análisis")
        LIMPIO = "limpio", _("Sin virus conocidos")
        INFECTADO = "infectado", _("Infectado")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expediente = models.ForeignKey(Expediente, on_delete=models.CASCADE, related_name="documentos")
    rol = models.CharField(_("rol"), max_length=10, choices=Rol.choices)
    nombre = models.CharField(_("nombre"), max_length=180)
    bytes = models.PositiveBigIntegerField(_("peso en bytes"))
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    formato = models.CharField(_("formato"), max_length=12, blank=True)
    folios = models.PositiveIntegerField(_("folios"), null=True)
    veredicto = models.CharField(_("veredicto"), max_length=12, choices=Veredicto.choices, blank=True)
    estado_firma = models.CharField(_("firma"), max_length=24, blank=True)
    # The verdict on each signature, as the filer was shown it before filing, and when it was given.
    firmas = models.JSONField(_("firmas"), default=list)
    firmas_en = models.DateTimeField(_("firmas comprobadas"), null=True)
    # What a later check of a filed document says of them; what the filer was shown stays.
    firmas_revisadas = models.JSONField(_("firmas revisadas"), null=True)
    firmas_revisadas_en = models.DateTimeField(_("firmas comprobadas de nuevo"), null=True)
    hallazgos = models.JSONField(_("hallazgos"), default=list)
    # What an XML was read as, without loss (mesa.comprobantes.plano), as the filer was shown it.
    leido = models.JSONField(_("lo leído del XML"), null=True)
    analisis = models.CharField(
        _("análisis contra virus"), max_length=13, choices=Analisis.choices, default=Analisis.SIN_ANTIVIRUS
    )
    # The signature of what is infected; why clamd could not judge what is pendiente.
    analisis_firma = models.CharField(_("lo que dijo el antivirus"), max_length=200, blank=True)
    analizado_en = models.DateTimeField(_("analizado"), null=True)
    subido_en = models.DateTimeField(_("subido"))

    class Meta:
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        ordering = ("-rol", "subido_en", "id")  # principal first, annexes as they came
        indexes = [
            models.Index(fields=["subido_en"], condition=models.Q(analisis="pendiente"), name="documento_por_analizar"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["expediente"], condition=models.Q(rol="principal"), name="documento_un_principal"
            ),
            models.UniqueConstraint(fields=["expediente", "nombre"], name="documento_nombre_unico"),
        ]

    def __str__(self) -> str:
        return self.nombre

    def olvidar(self, codigo: str) -> None:
        """Drop the findings of a code, which no longer hold, and judge again by those that stay."""
        self.hallazgos = [uno for uno in self.hallazgos if uno["codigo"] != codigo]
        self.veredicto = veredicto_de(self.hallazgos)
        self.save(update_fields=["hallazgos", "veredicto"])

    @property
    def firmas_vigentes(self) -> list[dict[str, Any]]:
        """The last verdict on each signature: of the later check when there was one."""
        return list(self.firmas if self.firmas_revisadas is None else self.firmas_revisadas)

    @property
    def estado_firma_vigente(self) -> str:
        """The worst of the last verdicts. Without any, what the inspection said: XML and Office files carry none."""
        return estado_de(self.firmas_vigentes) if self.firmas_vigentes else self.estado_firma

    @property
    def esta_inspeccionado(self) -> bool:
        return bool(self.veredicto)

    @property
    def impide_presentar(self) -> bool:
        return self.esta_infectado or self.veredicto not in {self.Veredicto.CONFORME, self.Veredicto.CON_AVISOS}

    @property
    def esta_infectado(self) -> bool:
        return self.analisis == self.Analisis.INFECTADO

    @property
    def por_analizar(self) -> bool:
        return self.analisis == self.Analisis.PENDIENTE

    @property
    def estado_de_inspeccion(self) -> str:
        """As the API says it: pendiente or concluida."""
        return "concluida" if self.veredicto else "pendiente"


def veredicto_de(hallazgos: Iterable[Mapping[str, Any]]) -> str:
    """Return what stored findings amount to: the worst of them decides."""
    gravedades = {uno["gravedad"] for uno in hallazgos}
    if "error" in gravedades:
        return Documento.Veredicto.RECHAZADO.value
    return (Documento.Veredicto.CON_AVISOS if "aviso" in gravedades else Documento.Veredicto.CONFORME).value
