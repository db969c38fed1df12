from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "mesa.lib"
    label = "lib"
