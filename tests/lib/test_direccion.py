from django.test import RequestFactory
from pytest_django import Settings

from mesa.lib.direccion import direccion_de


def test_without_proxies_a_header_is_not_believed(settings: Settings, rf: RequestFactory) -> None:
    settings.TRUSTED_PROXIES = 0
    request = rf.get("/", HTTP_X_FORWARDED_FOR="1.2.3.4", REMOTE_ADDR="190.0.0.1")

    assert direccion_de(request) == "190.0.0.1"


def test_behind_one_proxy_the_address_is_the_one_it_saw(settings: Settings, rf: RequestFactory) -> None:
    settings.TRUSTED_PROXIES = 1
    request = rf.get("/", HTTP_X_FORWARDED_FOR="forged, 190.0.0.1", REMOTE_ADDR="10.0.0.1")

    assert direccion_de(request) == "190.0.0.1"
