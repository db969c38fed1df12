"""What a person does on the pages, found by the words they read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Literal, Protocol

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.archivos.hacer import un_pdf
from tests.correo import texto_de

CONTRASENA = "una-clave-larga-1"  # the factories' own; this module serves where Django does not run
CARTA = {
    "Tipo": "Carta",
    "Número": "0147-2026-SIQH/GG",
    "Fecha": "2026-06-25",
    "Sede": "Oficina Principal",
    "Dependencia": "Gerencia Legal",
    "Asunto": "Solicita ampliación de plazo de la orden de servicio 4100012345",
}
PERSONA = {
    "Nombres": "Lucía",
    "Apellidos": "Ramos Ibarra",
    "Número de documento": "40123456",
    "Dirección": "Av. Los Álamos 123",
    "Distrito": "Santiago de Surco, Lima, Lima",
    "Celular": "987654321",
}


@dataclass(frozen=True, slots=True)
class Presentado:
    """What the answer page gives: the number of the expediente and its clave."""

    numero: str
    clave: str


class Cuenta(Protocol):
    """Whoever can sign in."""

    correo: str


def campo(page: Page, rotulo: str) -> Locator:
    """The control with this label, whether it is optional or not."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(rotulo)}(\s*\((opcional|optional)\))?\s*$"))


def llenar(page: Page, datos: Mapping[str, str]) -> None:
    """Type or choose each value in the control with that label."""
    for rotulo, valor in datos.items():
        control = campo(page, rotulo)
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(label=valor)
        else:
            control.fill(valor)


def registrarse(page: Page, *, como: str, correo: str, datos: Mapping[str, str]) -> None:
    """Fill in the ficha of one kind of filer in Spanish, and send it."""
    page.goto("/")
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Crear cuenta").click()
    page.get_by_role("link", name=como).click()
    llenar(page, {**datos, "Correo electrónico": correo})
    llenar(page, {"Contraseña": CONTRASENA, "La misma contraseña, otra vez": CONTRASENA})
    page.get_by_role("checkbox", name=re.compile("He tomado conocimiento")).check()
    page.get_by_role("button", name="Crear mi cuenta").click()
    expect(page.get_by_role("heading", name="Revisa tu correo")).to_be_visible()


def confirmar(page: Page, mensaje: EmailMessage) -> None:
    """Open the link of the mail and confirm; the mail may be in English."""
    enlace = re.search(r"http://\S+/cuenta/confirmar/\S+", texto_de(mensaje))
    assert enlace, "the mail has no link to confirm"
    page.goto(enlace[0])
    page.get_by_role("button", name=re.compile("^(Sí, confirmar|Yes, confirm)")).click()


def ingresar(page: Page, cuenta: Cuenta | str, *, contrasena: str = CONTRASENA) -> None:
    """Sign in and land where the account belongs; the page may be in English."""
    page.goto("/cuenta/ingresar/")
    correo = cuenta if isinstance(cuenta, str) else cuenta.correo
    page.get_by_role("textbox", name=re.compile("Correo|E-?mail", re.IGNORECASE)).fill(correo)
    page.get_by_label(re.compile("^(Contraseña|Password)$")).fill(contrasena)
    page.get_by_role("main").get_by_role("button", name=re.compile("^(Ingresar|Sign in)$")).click()
    page.wait_for_url(re.compile(r"^(?!.*/ingresar/)"))


def salir(page: Page, nombre: str) -> None:
    """Sign out from the menu that carries the person's name, once nothing is being saved any more."""
    page.wait_for_function("() => !document.querySelector('#autoguardado.htmx-request')")
    page.get_by_text(nombre, exact=True).click()
    page.get_by_role("button", name="Cerrar sesión").click()
    expect(page.get_by_role("link", name="Ingresar")).to_be_visible()


def empezar(page: Page, clase: str = "Correspondencia") -> None:
    """Open a draft of a class."""
    page.goto("/presentar/")
    page.get_by_role("button", name=re.compile(f"^{clase}")).click()
    expect(page.get_by_role("heading", name="Presentar un documento")).to_be_visible()


def subir(page: Page, *archivos: tuple[str, bytes] | Path, parte: Literal["principal", "anexos"] = "principal") -> None:
    """Choose files; with JavaScript they go up by themselves. Heavy ones are chosen from the disk, by their path."""
    control = page.get_by_label("Elige el documento principal" if parte == "principal" else "Agregar anexos")
    if rutas := [uno for uno in archivos if isinstance(uno, Path)]:
        control.set_input_files(rutas)
    else:
        control.set_input_files([elegido(*uno) for uno in archivos if isinstance(uno, tuple)])


def elegido(nombre: str, datos: bytes) -> FilePayload:
    """A file as it is chosen in a page."""
    return {"name": nombre, "mimeType": "application/octet-stream", "buffer": datos}


def archivo(page: Page, nombre: str) -> Locator:
    """The row of a file."""
    return page.get_by_role("listitem").filter(has=page.get_by_text(nombre, exact=True))


def esperar_revisado(page: Page, *nombres: str) -> None:
    """Wait for the good verdict; the row that showed the upload may still be there for a moment."""
    for nombre in nombres:
        expect(archivo(page, nombre).filter(has_text="Revisado, todo bien")).to_be_visible()


def completar(page: Page, datos: Mapping[str, str] = CARTA, *, principal: str = "Carta.pdf") -> None:
    """Open a draft, fill it in and send its main document; it only waits for «Presentar»."""
    empezar(page)
    llenar(page, datos)
    subir(page, (principal, un_pdf()))
    esperar_revisado(page, principal)
    esta_completo(page)


def esta_completo(page: Page) -> None:
    """Wait until the page says that nothing is missing: what was typed is saved."""
    expect(boton_presentar(page)).to_have_accessible_description(re.compile("Está completo"))


def boton_presentar(page: Page) -> Locator:
    return page.get_by_role("button", name="Presentar", exact=True)


def presentar(page: Page) -> Presentado:
    boton_presentar(page).click()
    return presentado(page)


def presentado(page: Page) -> Presentado:
    """Read number and clave from the answer page."""
    expect(page.get_by_role("heading", name="Tu documento está presentado")).to_be_visible()
    numero = page.get_by_role("main").get_by_text(re.compile(r"^\d{4}-\d{7}$")).inner_text()
    clave = page.get_by_role("main").get_by_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$")).inner_text()
    return Presentado(numero, clave)


def verificar(page: Page, pdf: bytes) -> None:
    """Ask on the public page whether `pdf` is a receipt of this desk, by its fingerprint."""
    page.goto("/verificar/")
    page.get_by_label("PDF de la constancia o del cargo").set_input_files([elegido("constancia.pdf", pdf)])
    page.get_by_role("main").get_by_role("button", name="Verificar").click()
    expect(page.locator("#resultado").get_by_role("heading", level=2).first).to_be_focused()
