"""A live desk in this process, its mail on a real SMTP server, its queue worked on demand, and Chromium in front."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from mesa.lib import cola
from tests.correo import Relay, un_relay
from tests.pki.instalada import instalar_confianza
from tests.pki.pki import Pki
from tests.recorridos.comprobantes import Proveedor
from tests.recorridos.vigia import Vigia
from tools.navegador import un_chromium

AQUI = Path(__file__).parent
PACIENCIA = 15_000  # milliseconds that a step of a person may take on a busy machine
expect.set_options(timeout=PACIENCIA)


class Abrir(Protocol):
    """Open the desk in a browser of its own, as another person would on another machine."""

    def __call__(self, *, idioma: str = "es-PE", javascript: bool = True, ancho: int = 1280) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if AQUI in item.path.parents:
            item.add_marker(pytest.mark.recorrido)


@pytest.fixture(scope="package")
def navegador() -> Iterator[Browser]:
    """One Chromium for all journeys, stopped after the last: its event loop must not run under other tests."""
    with pytest.MonkeyPatch.context() as patch, un_chromium() as browser:
        # Playwright's loop runs in the main thread, and Django takes that for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield browser


@pytest.fixture
def sitio(transactional_db: None, live_server: LiveServer, settings: Settings) -> str:
    """The address of the live desk, which its mails and receipts carry."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return str(live_server.url)


@pytest.fixture
def correo(settings: Settings) -> Iterator[Relay]:
    """What the desk has mailed, by real SMTP."""
    with un_relay(settings) as relay:
        yield relay


@pytest.fixture
def obrero(correo: Relay) -> Callable[[], None]:
    """Do what waits in the queue, as the worker does."""

    def trabajar() -> None:
        try:
            cola.drain()
        finally:
            connections.close_all()

    def obrero() -> None:
        # Beside this thread, where Playwright's loop runs: the seal has a loop of its own.
        with ThreadPoolExecutor(1) as hilo:
            hilo.submit(trabajar).result()

    return obrero


@pytest.fixture
def vigias() -> list[Vigia]:
    return []


@pytest.fixture
def abrir(navegador: Browser, sitio: str, vigias: list[Vigia]) -> Iterator[Abrir]:
    """Open pages; afterwards, the test fails when something went wrong in any of them."""
    with ExitStack() as al_final:

        def abrir(*, idioma: str = "es-PE", javascript: bool = True, ancho: int = 1280) -> Page:
            context = navegador.new_context(
                base_url=sitio,
                locale=idioma,
                timezone_id="America/Lima",
                java_script_enabled=javascript,
                viewport={"width": ancho, "height": 900},
            )
            al_final.callback(context.close)
            context.set_default_timeout(PACIENCIA)
            vigias.append(Vigia(context))
            page = context.new_page()
            # Chromium keeps the chooser of files from the desktop only from some moment after it is first asked to.
            page.on("filechooser", lambda _: None)
            return page

        yield abrir
    assert [nota for vigia in vigias for nota in vigia.notas] == []


@pytest.fixture
def page(abrir: Abrir) -> Page:
    """A browser as most people have it: in Spanish, with JavaScript, on a laptop."""
    return abrir()


@pytest.fixture
def vigia(page: Page, vigias: list[Vigia]) -> Vigia:
    """Who watches over `page`."""
    return vigias[0]


@pytest.fixture
def proveedor(pki: Pki, sitio: str) -> Proveedor:
    """A supplier whose answers come from a SUNAT that this desk trusts."""
    with ThreadPoolExecutor(1) as hilo:  # beside this thread, where Playwright's loop runs
        hilo.submit(instalar_confianza, pki).result()
        return hilo.submit(Proveedor, pki).result()
