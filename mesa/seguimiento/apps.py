from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeguimientoConfig(AppConfig):
    name = "mesa.seguimiento"
    verbose_name = _("Seguimiento")
