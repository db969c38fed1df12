from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CuentasConfig(AppConfig):
    name = "mesa.cuentas"
    verbose_name = _("Cuentas")

    def ready(self) -> None:
        from mesa.cuentas import senales  # noqa: F401, PLC0415 -- models load after the app registry
