from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizacionConfig(AppConfig):
    name = "mesa.organizacion"
    label = "organizacion"
    verbose_name = _("Organización")

    def ready(self) -> None:
        from mesa.organizacion.memoria import forget_on_change  # noqa: PLC0415 -- models load after the app registry

        forget_on_change()
