from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AtencionConfig(AppConfig):
    name = "mesa.atencion"
    verbose_name = _("Atención")
