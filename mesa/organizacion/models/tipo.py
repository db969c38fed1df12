from django.db import models
from django.utils.translation import gettext_lazy as _

from mesa.organizacion.validadores import validar_comprobantes, validar_patron


class Clase(models.TextChoices):
    """The first choice of a filer: what kind of thing is being filed."""

    CORRESPONDENCIA = "correspondencia", _("Correspondencia")
    COMPROBANTE = "comprobante", _("Comprobante electrónico")
    CONTRATO = "contrato", _("Contrato, orden de servicio u OTT")


class Modo(models.TextChoices):
    """What happens to a filing that does not conform (design, «The life of an expediente»)."""

    CORPORATIVO = "corporativo", _("Corporativo: se rechaza con su motivo")
    LPAG = "lpag", _("LPAG: se observa una vez y se puede subsanar")


class TipoDocumento(models.Model):
    """A type of document and what it asks for.

    `solo_certificado_digital`: its main file must carry a digital signature. `solo_fisico`: it is brought on paper, so
    it can be picked but not filed here, and `explicacion` tells where to go. `comprobantes`: the kinds of voucher that
    are reviewed for payment under it; the four after it say what of them is asked or refused.
    """

    codigo = models.SlugField(_("código"), unique=True)
    nombre = models.CharField(_("nombre"), max_length=100)
    clase = models.CharField(_("clase"), max_length=16, choices=Clase.choices)
    modo = models.CharField(_("si no es conforme"), max_length=12, choices=Modo.choices, default=Modo.LPAG)
    solo_certificado_digital = models.BooleanField(_("solo con certificado digital"), default=False)
    solo_fisico = models.BooleanField(_("solo en papel"), default=False)
    comprobantes = models.JSONField(
        _("comprobantes que admite"),
        default=list,
        blank=True,
        validators=[validar_comprobantes],
        help_text=_("Códigos del catálogo 01 de SUNAT, y R1 o R7 de honorarios. Vacía: no se revisa ninguno."),
    )
    pide_orden = models.BooleanField(_("pide la orden de compra o de servicio"), default=False)
    patron_de_orden = models.CharField(
        _("forma del número de orden"),
        max_length=100,
        blank=True,
        validators=[validar_patron],
        help_text=_("Expresión regular. Vacía: cualquiera."),
    )
    exige_orden = models.BooleanField(_("no se presenta sin orden"), default=False)
    exige_cdr = models.BooleanField(_("no se presenta sin constancia (CDR)"), default=False)
    exige_pdf = models.BooleanField(_("no se presenta sin representación impresa"), default=False)
    explicacion = models.TextField(_("explicación"), blank=True, help_text=_("Lo que debe saber quien lo elige."))
    orden = models.PositiveSmallIntegerField(_("orden"), default=0)
    activo = models.BooleanField(_("activo"), default=True)

    class Meta:
        verbose_name = _("tipo de documento")
        verbose_name_plural = _("tipos de documento")
        ordering = ("orden", "nombre")

    def __str__(self) -> str:
        return self.nombre
