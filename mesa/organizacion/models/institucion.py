from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mesa.organizacion.validadores import FORMATOS, validar_acento, validar_formatos, validar_ruc

# 20 MB read in the filer's favour: what a file manager calls 20 MB.
VEINTE_MB = 20_971_520


def solo_pdf() -> list[str]:
    return ["pdf"]


def todos_los_formatos() -> list[str]:
    return list(FORMATOS)


class Institucion(models.Model):
    """The institution this installation serves: one row, loaded from its profile. Sizes in bytes."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    codigo = models.SlugField(_("código"))
    nombre = models.CharField(_("nombre"), max_length=200)
    nombre_corto = models.CharField(_("nombre corto"), max_length=60, help_text=_("El que va en la cabecera."))
    ruc = models.CharField(_("RUC"), max_length=11, validators=[validar_ruc])
    acento = models.CharField(
        _("color de acento"),
        max_length=7,
        validators=[validar_acento],
        help_text=_("Escrito como #rrggbb. El texto blanco debe leerse bien sobre él."),
    )
    logo = models.CharField(
        _("logotipo"),
        max_length=200,
        blank=True,
        help_text=_("Ruta dentro de los archivos estáticos. Vacía: se muestra el nombre corto."),
    )
    correo = models.EmailField(_("correo"))
    sitio = models.URLField(_("dirección de la plataforma"), blank=True)
    horario = models.CharField(_("horario de atención"), max_length=200)
    video_tutorial_url = models.URLField(_("video tutorial"), blank=True)
    expediente_bytes = models.PositiveBigIntegerField(
        _("tamaño máximo del expediente, en bytes"), default=VEINTE_MB, validators=[MinValueValidator(1)]
    )
    formatos_principal = models.JSONField(
        _("formatos del documento principal"), default=solo_pdf, validators=[validar_formatos]
    )
    formatos_anexo = models.JSONField(
        _("formatos de los anexos"), default=todos_los_formatos, validators=[validar_formatos]
    )

    class Meta:
        verbose_name = _("institución")
        verbose_name_plural = _("institución")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="institucion_unica")]

    def __str__(self) -> str:
        return self.nombre

    @property
    def expediente_mb(self) -> str:
        """The limit as a person reads it, in the megabytes of a file manager: «20», «2.5»."""
        return f"{self.expediente_bytes / 1_048_576:.1f}".removesuffix(".0")
