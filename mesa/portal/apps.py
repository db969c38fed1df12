from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The pages that belong to no step: home, help, policies, error pages; and what every page is made of."""

    name = "mesa.portal"
    label = "portal"
