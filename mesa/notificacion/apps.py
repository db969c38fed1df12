from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificacionConfig(AppConfig):
    name = "mesa.notificacion"
    verbose_name = _("Notificación")
