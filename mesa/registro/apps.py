from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RegistroConfig(AppConfig):
    name = "mesa.registro"
    verbose_name = _("Registro")

    def ready(self) -> None:
        from mesa.registro.candados import poner_candados  # noqa: PLC0415 – models exist from here on

        post_migrate.connect(poner_candados, sender=self, dispatch_uid="candados_de_registro")
