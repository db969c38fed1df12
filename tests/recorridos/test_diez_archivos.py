"""Ten files dropped at once, four of them bad in different ways: each says how it is mended, and the filing goes."""

from base64 import b64encode

from playwright.sync_api import Locator, Page, Route, expect

from mesa.expedientes.models import Documento
from tests.archivos.hacer import un_docm, un_docx, un_pdf, un_pdf_con_contrasena, un_pptx, un_xlsx, un_xml, un_zip
from tests.archivos.hacer_jpg import con_medidas, una_foto
from tests.fabricas import un_remitente
from tests.recorridos.pasos import (
    archivo,
    boton_presentar,
    completar,
    elegido,
    esta_completo,
    ingresar,
    llenar,
    presentar,
)

# Milliseconds that ten files may take to go up and be inspected, each in a process of its own, on a busy machine.
PACIENCIA_DE_DIEZ = 60_000

SOLTAR = """([zona, archivos]) => {
  const carga = new DataTransfer();
  for (const [nombre, base64] of archivos) {
    const bytes = Uint8Array.from(atob(base64), (letra) => letra.charCodeAt(0));
    carga.items.add(new File([bytes], nombre));
  }
  const evento = (clase) => new DragEvent(clase, { dataTransfer: carga, bubbles: true, cancelable: true });
  for (const clase of ["dragenter", "dragover", "drop"]) zona.dispatchEvent(evento(clase));
}"""

# A voucher goes in with what is said of it on its card.
EN_TARJETA = "Factura.xml"
# What is wrong with each of the four, and the first words of how it is mended.
MALOS = {
    "Poder.pdf": ("El PDF pide contraseña para abrirse.", "Ábrelo con su contraseña"),
    "Informe.docx": ("El documento lleva macros", "Ábrelo, elige Guardar como"),
    "Fotos.zip": ("El archivo es una carpeta comprimida", "saca los archivos que lleva dentro"),
    "Obra.jpg": ("La imagen dice medir 60000 × 60000 píxeles", "guárdala como JPG con un tamaño usual"),
}


def test_four_bad_files_of_ten_dropped_at_once_are_mended_and_filed(page: Page) -> None:
    ingresar(page, un_remitente())
    completar(page)

    buenos = _buenos()
    _soltar(page, {**buenos, **_malos()})

    for nombre, (que_pasa, remedio) in MALOS.items():
        fila = _fila(page, nombre, que_pasa)
        expect(fila).to_contain_text("Cómo arreglarlo.")
        expect(fila).to_contain_text(remedio)
    for nombre in buenos:
        _fila(page, nombre, "es de tu comprobante" if nombre == EN_TARJETA else "Revisado, todo bien")
    expect(boton_presentar(page)).to_be_disabled()

    _reemplazar(page, "Poder.pdf", "Poder-sin-clave.pdf", un_pdf(texto="Poder vigente"))
    _reemplazar(page, "Informe.docx", "Informe-sin-macros.docx", un_docx("Informe técnico"))
    _reemplazar(page, "Obra.jpg", "Obra-usual.jpg", una_foto(1280, 960))
    page.get_by_role("button", name="Quitar Fotos.zip").click()
    expect(archivo(page, "Fotos.zip")).to_have_count(0)
    esta_completo(page)

    presentado = presentar(page)

    mejorados = ["Poder-sin-clave.pdf", "Informe-sin-macros.docx", "Obra-usual.jpg"]
    for nombre in ("Carta.pdf", *buenos, *mejorados):
        expect(page.get_by_role("link", name=nombre)).to_be_visible()
    assert presentado.numero
    assert Documento.objects.count() == 1 + len(buenos) + len(mejorados)


def test_a_file_goes_although_the_list_was_drawn_anew_while_it_was_taken_out(page: Page) -> None:
    detenidos: list[Route] = []
    ingresar(page, un_remitente())
    completar(page)
    _soltar(page, {"Fotos.zip": _malos()["Fotos.zip"]})
    _fila(page, "Fotos.zip", MALOS["Fotos.zip"][0])

    page.route("**/quitar/", lambda ruta: detenidos.append(ruta))  # noqa: PLW0108 – Playwright looks inside it
    with page.expect_request("**/quitar/"):
        page.get_by_role("button", name="Quitar Fotos.zip").click()
    llenar(page, {"Número": "0999-2026"})
    expect(page.get_by_role("region", name="Revisar y presentar")).to_contain_text("0999-2026")
    detenidos[0].continue_()

    expect(archivo(page, "Fotos.zip")).to_have_count(0)
    esta_completo(page)


def _buenos() -> dict[str, bytes]:
    return {
        "Contrato.pdf": un_pdf(texto="Contrato"),
        "Acta.pdf": un_pdf(2, texto="Acta"),
        "Memoria.docx": un_docx("Memoria descriptiva"),
        "Metrado.xlsx": un_xlsx(),
        "Exposición.pptx": un_pptx(),
        EN_TARJETA: un_xml(),
    }


def _malos() -> dict[str, bytes]:
    return {
        "Poder.pdf": un_pdf_con_contrasena(),
        "Informe.docx": un_docm(),
        "Fotos.zip": un_zip({"uno.txt": "uno", "dos.txt": "dos"}),
        "Obra.jpg": con_medidas(una_foto(640, 480), 60_000, 60_000),
    }


def _soltar(page: Page, archivos: dict[str, bytes]) -> None:
    """Drop the files together on the annexes, as a file manager does."""
    zona = page.locator("[data-soltar=anexo]")
    con_base64 = [[nombre, b64encode(datos).decode()] for nombre, datos in archivos.items()]
    page.evaluate(SOLTAR, [zona.element_handle(), con_base64])


def _fila(page: Page, nombre: str, texto: str) -> Locator:
    """Wait for the row of a file that says `texto`; the one that showed the upload may still be there for a moment."""
    fila = archivo(page, nombre).filter(has_text=texto)
    expect(fila).to_be_visible(timeout=PACIENCIA_DE_DIEZ)
    return fila


def _reemplazar(page: Page, nombre: str, nuevo: str, datos: bytes) -> None:
    with page.expect_file_chooser() as eleccion:
        page.get_by_role("button", name=f"Reemplazar {nombre}").click()
    eleccion.value.set_files([elegido(nuevo, datos)])
    _fila(page, nuevo, "Revisado, todo bien")
    expect(archivo(page, nombre)).to_have_count(0)
