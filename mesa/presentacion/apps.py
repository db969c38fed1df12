from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PresentacionConfig(AppConfig):
    name = "mesa.presentacion"
    verbose_name = _("Presentación")
