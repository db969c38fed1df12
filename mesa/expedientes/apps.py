from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


class ExpedientesConfig(AppConfig):
    name = "mesa.expedientes"
    verbose_name = _("Expedientes")

    def ready(self) -> None:
        from mesa.expedientes.al_borrar import olvidar_paginas  # noqa: PLC0415 – models exist from here on
        from mesa.expedientes.candados import poner_candados  # noqa: PLC0415
        from mesa.expedientes.models import Documento  # noqa: PLC0415

        post_delete.connect(olvidar_paginas, sender=Documento, dispatch_uid="olvidar_paginas")
        post_migrate.connect(poner_candados, sender=self, dispatch_uid="candados_de_expedientes")
