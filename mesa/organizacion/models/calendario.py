from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mesa.organizacion.models.sede import Sede
from mesa.organizacion.validadores import validar_dias


class ReglaDePlazo(models.Model):
    """One version of the rule that dates filings; a later `vigente_desde` supersedes an earlier one.

    One that ends (summer hours) gives way to the one before it; two that begin on one day for the same sedes would
    leave the choice open, and are refused. Receipts freeze `version`, so a version is never rewritten: a change of
    hours is a new row.
    """

    CODIGOS = (
        ("A", _("A · horario de oficina")),
        ("B", _("B · días hábiles, de 0:00 a 23:59")),
        ("C", _("C · todos los días, de 0:00 a 23:59")),
    )

    version = models.CharField(_("versión"), max_length=20, unique=True)
    codigo = models.CharField(_("regla"), max_length=1, choices=CODIGOS)
    dias = models.JSONField(_("días de atención"), validators=[validar_dias])
    desde = models.TimeField(_("abre"))
    hasta = models.TimeField(_("cierra"), help_text=_("El minuto de cierre todavía cuenta para quien presenta."))
    vigente_desde = models.DateField(_("rige desde"))
    vigente_hasta = models.DateField(_("rige hasta"), null=True, blank=True)
    base_legal = models.CharField(
        _("base legal"), max_length=200, blank=True, help_text=_("La norma o el acuerdo que fija este horario.")
    )
    sede = models.ForeignKey(
        Sede,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("sede"),
        help_text=_("Vacía: rige en todas las sedes que no tengan la suya."),
    )

    class Meta:
        verbose_name = _("regla de plazo")
        verbose_name_plural = _("reglas de plazo")
        ordering = ("-vigente_desde",)
        constraints = [
            models.CheckConstraint(
                condition=Q(desde__lt=F("hasta")),
                name="regla_abre_antes_de_cerrar",
                violation_error_message=_("La hora de apertura debe ser anterior a la de cierre."),
            ),
            models.CheckConstraint(
                condition=Q(vigente_hasta__isnull=True) | Q(vigente_hasta__gte=F("vigente_desde")),
                name="regla_rige_desde_antes_de_hasta",
                violation_error_message=_("La fecha final de vigencia no puede ser anterior a la inicial."),
            ),
            # Two constraints, because a unique one takes two empty sedes for different.
            models.UniqueConstraint(
                fields=["vigente_desde"],
                condition=Q(sede__isnull=True),
                name="regla_unica_desde_un_dia",
                violation_error_message=_("Otra regla para todas las sedes rige desde ese mismo día: elige otro."),
            ),
            models.UniqueConstraint(
                fields=["vigente_desde", "sede"],
                condition=Q(sede__isnull=False),
                name="regla_unica_desde_un_dia_en_su_sede",
                violation_error_message=_("Otra regla de esa sede rige desde ese mismo día: elige otro."),
            ),
        ]

    def __str__(self) -> str:
        return self.version

    def clean(self) -> None:
        if self.desde and self.desde.replace(second=0, microsecond=0) != self.desde:
            raise ValidationError({"desde": _("Escribe la hora sin segundos.")})
        if self.hasta and self.hasta.replace(second=0, microsecond=0) != self.hasta:
            raise ValidationError({"hasta": _("Escribe la hora sin segundos.")})


class DiaNoLaborable(models.Model):
    """A day the institution does not work besides national holidays: by decree, or regional, for one sede or all."""

    fecha = models.DateField(_("fecha"))
    nombre = models.CharField(_("nombre"), max_length=100, help_text=_("Por ejemplo: Día de la región Loreto."))
    # An institution cannot take a day off by itself: only a norm can (TUO of Ley 27444, 137.1 and 137.3).
    base_legal = models.CharField(
        _("base legal"), max_length=100, help_text=_("La norma que lo dispone, con su número.")
    )
    sede = models.ForeignKey(
        Sede,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("sede"),
        help_text=_("Vacía: todas las sedes."),
    )

    class Meta:
        verbose_name = _("día no laborable")
        verbose_name_plural = _("días no laborables")
        ordering = ("-fecha",)
        constraints = [
            models.UniqueConstraint(
                fields=["fecha"],
                condition=Q(sede__isnull=True),
                name="dia_no_laborable_unico",
                violation_error_message=_("Ese día ya está en la lista para todas las sedes."),
            ),
            models.UniqueConstraint(
                fields=["fecha", "sede"],
                condition=Q(sede__isnull=False),
                name="dia_no_laborable_unico_en_su_sede",
                violation_error_message=_("Ese día ya está en la lista para esa sede."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nombre}, {self.base_legal}" if self.base_legal else self.nombre
