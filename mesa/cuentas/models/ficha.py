from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TipoDePersona(models.TextChoices):
    NATURAL = "natural", _("Persona natural")
    JURIDICA = "juridica", _("Persona jurídica")
    EXTRANJERA = "extranjera", _("Empresa extranjera")


class TipoDeDocumentoDeIdentidad(models.TextChoices):
    DNI = "DNI", _("DNI")
    CE = "CE", _("Carné de extranjería")
    PASAPORTE = "Pasaporte", _("Pasaporte")
    PTP = "PTP", _("PTP")


class Ficha(models.Model):
    """The registration form of a filer. For a company, nombres and documento are the representative's."""

    cuenta = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ficha")
    tipo = models.CharField(_("tipo"), max_length=12, choices=TipoDePersona.choices)

    nombres = models.CharField(_("nombres"), max_length=100)
    apellidos = models.CharField(_("apellidos"), max_length=100)
    documento_tipo = models.CharField(
        _("documento de identidad"), max_length=10, choices=TipoDeDocumentoDeIdentidad.choices
    )
    documento_numero = models.CharField(_("número de documento"), max_length=20)
    puesto = models.CharField(_("cargo en la empresa"), max_length=100, blank=True)

    ruc = models.CharField(_("RUC"), max_length=11, blank=True)
    razon_social = models.CharField(_("razón social"), max_length=200, blank=True)
    pais = models.CharField(_("país"), max_length=2, default="PE")
    identificacion_tributaria = models.CharField(_("identificación tributaria"), max_length=40, blank=True)

    direccion = models.CharField(_("dirección"), max_length=250)
    ubigeo = models.CharField(_("distrito"), max_length=6, blank=True)
    celular = models.CharField(_("celular"), max_length=20)

    class Meta:
        verbose_name = _("ficha de registro")
        verbose_name_plural = _("fichas de registro")

    def __str__(self) -> str:
        return self.nombre_de_remitente

    @property
    def nombre_completo(self) -> str:
        """The person behind the account: the filer, or the company's representative."""
        return f"{self.nombres} {self.apellidos}".strip()

    @property
    def es_empresa(self) -> bool:
        return self.tipo != TipoDePersona.NATURAL

    @property
    def nombre_de_remitente(self) -> str:
        return self.razon_social if self.es_empresa else self.nombre_completo

    @property
    def documento_de_remitente(self) -> tuple[str, str]:
        """Kind and number by which the filer is known: ('RUC', '20…'), ('Tax ID', …), ('DNI', …)."""
        if self.tipo == TipoDePersona.JURIDICA:
            return "RUC", self.ruc
        if self.tipo == TipoDePersona.EXTRANJERA:
            return "Tax ID", self.identificacion_tributaria
        return self.documento_tipo, self.documento_numero
