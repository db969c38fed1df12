from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Rol(models.TextChoices):
    OPERADOR = "operador", _("Operador de Trámite Documentario")
    FUNCIONARIO = "funcionario", _("Funcionario de una dependencia")
    AUDITOR = "auditor", _("Auditor")


class Asignacion(models.Model):
    """What somebody of the institution does, and where. No sede means all of them; a funcionario has a dependencia."""

    cuenta = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="asignaciones")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol.choices)
    sede = models.ForeignKey("organizacion.Sede", on_delete=models.PROTECT, null=True, blank=True)
    dependencia = models.ForeignKey("organizacion.Dependencia", on_delete=models.PROTECT, null=True, blank=True)
    activa = models.BooleanField(_("activa"), default=True)

    class Meta:
        verbose_name = _("asignación")
        verbose_name_plural = _("asignaciones")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(rol="funcionario") | models.Q(dependencia__isnull=False),
                name="asignacion_funcionario_con_dependencia",
                violation_error_message=_("Elige la dependencia en la que atiende el funcionario."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} · {self.dependencia or self.sede or _('todas las sedes')}"
