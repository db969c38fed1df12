"""Take the pictures of the help guides and of the README, from a demonstration driven in Chromium.

`python -m tools.guias` writes mesa/static/img/ayuda/<guide>-<n>.png and docs/imagenes/*.png. Look at them afterwards.
"""

import re
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from tests.archivos.hacer import un_pdf, un_xlsx
from tests.recorridos.pasos import (
    CARTA,
    PERSONA,
    Presentado,
    empezar,
    esperar_revisado,
    esta_completo,
    ingresar,
    llenar,
    presentar,
    registrarse,
    subir,
    verificar,
)
from tools.demostracion import RAIZ, Demostracion, una_demostracion
from tools.navegador import un_chromium

AYUDA = RAIZ / "mesa" / "static" / "img" / "ayuda"
IMAGENES = RAIZ / "docs" / "imagenes"
ANCHO, ALTO = 800, 750
ANCHO_DE_DOS = 1000  # where a page has something beside, and no bar at its foot
MARGEN = 16  # pixels around what is shown
MAXIMO = 150 * 1024
expect.set_options(timeout=20_000)


def main() -> None:
    AYUDA.mkdir(parents=True, exist_ok=True)
    IMAGENES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="mesa-guias-") as carpeta,
        una_demostracion(Path(carpeta)) as demostracion,
        un_chromium() as navegador,
    ):
        _registrarse(_pagina(navegador, demostracion))
        remitente = _pagina(navegador, demostracion, ancho=ANCHO_DE_DOS)
        tramite = _presentar(remitente, demostracion)
        constancia = _recibo(remitente, tramite, "constancia")
        _la_mesa(_pagina(navegador, demostracion, ancho=1280), tramite, demostracion)
        cargo = _recibo(remitente, tramite, "cargo")
        _seguir(remitente, _pagina(navegador, demostracion), tramite)
        _hoja(constancia, AYUDA / "entender-tu-constancia-1.png")
        _hoja(cargo, AYUDA / "entender-tu-constancia-2.png")
        _verificar(_pagina(navegador, demostracion), constancia)
        _en_ingles(_pagina(navegador, demostracion), demostracion)
        _portada(_pagina(navegador, demostracion, ancho=1280))


def _pagina(navegador: Browser, demostracion: Demostracion, *, ancho: int = ANCHO) -> Page:
    context = navegador.new_context(
        base_url=demostracion.url,
        locale="es-PE",
        timezone_id="America/Lima",
        viewport={"width": ancho, "height": ALTO},
        reduced_motion="reduce",
    )
    return context.new_page()


def _registrarse(page: Page) -> None:
    page.goto("/cuenta/registro/")
    _foto(page, AYUDA / "registrarse-1.png", hasta=page.get_by_role("link", name="Empresa extranjera"))
    page.goto("/cuenta/registro/natural/")
    llenar(page, PERSONA)
    desde = page.get_by_role("heading", name="Quién eres")
    _foto(page, AYUDA / "registrarse-2.png", desde=desde, hasta=page.get_by_label("Celular"))
    registrarse(page, como="Persona natural", correo="lucia.ramos@correo.example", datos=PERSONA)
    _foto(page, AYUDA / "registrarse-3.png", hasta=page.get_by_role("main").get_by_role("listitem").last)


def _presentar(page: Page, demostracion: Demostracion) -> Presentado:
    correo, contrasena = demostracion.cuenta("remitente")
    ingresar(page, correo, contrasena=contrasena)
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta-0147-2026.pdf", un_pdf(paginas=3, bytes_aproximados=1_300_000)))
    subir(
        page,
        ("Cronograma.xlsx", un_xlsx()),
        ("Planos.pdf", un_pdf(paginas=8, bytes_aproximados=4_200_000)),
        parte="anexos",
    )
    esperar_revisado(page, "Carta-0147-2026.pdf", "Cronograma.xlsx", "Planos.pdf")
    esta_completo(page)
    for numero in (1, 2, 3, 4):
        _parte(page, numero)
    page.set_viewport_size({"width": 1280, "height": 860})
    page.evaluate("window.scrollTo(0, 0)")
    _guardar(page.screenshot(), IMAGENES / "presentar.png")
    page.set_viewport_size({"width": ANCHO_DE_DOS, "height": ALTO})
    tramite = presentar(page)
    expect(page.get_by_role("link", name="Descargar constancia")).to_be_visible()
    _foto(
        page,
        AYUDA / "presentar-5.png",
        desde=page.get_by_role("main").get_by_text("Presentado", exact=True),
        hasta=page.get_by_role("link", name="Presentar otro documento"),
    )
    page.set_viewport_size({"width": 1280, "height": 860})
    _guardar(page.screenshot(), IMAGENES / "presentado.png")
    page.set_viewport_size({"width": ANCHO_DE_DOS, "height": ALTO})
    return tramite


def _parte(page: Page, numero: int) -> None:
    titulo = page.get_by_role("heading", name=re.compile(rf"^{numero} "))
    _foto(page, AYUDA / f"presentar-{numero}.png", parte=page.get_by_role("region").filter(has=titulo))


def _recibo(page: Page, tramite: Presentado, clase: str) -> bytes:
    direccion = f"/tramites/{tramite.numero}/{clase}/"
    for _ in range(100):
        respuesta = page.request.get(direccion)
        if respuesta.ok:
            return respuesta.body()
        page.wait_for_timeout(200)
    raise TimeoutError(f"no {clase} for {tramite.numero}")


def _la_mesa(page: Page, tramite: Presentado, demostracion: Demostracion) -> None:
    correo, contrasena = demostracion.cuenta("operador")
    ingresar(page, correo, contrasena=contrasena)
    page.get_by_role("link", name=tramite.numero).click()
    page.wait_for_timeout(1500)  # the document is drawn in its own frame
    _guardar(page.screenshot(), IMAGENES / "bandeja.png")
    page.get_by_role("button", name="Recibir y derivar").click()
    expect(page.get_by_role("status").first).to_contain_text("Recibido")


def _seguir(remitente: Page, cualquiera: Page, tramite: Presentado) -> None:
    remitente.goto("/mis-tramites/")
    _foto(remitente, AYUDA / "seguir-1.png", hasta=remitente.get_by_role("main").get_by_role("listitem"))
    remitente.get_by_role("link", name=CARTA["Asunto"]).click()
    _foto(remitente, AYUDA / "seguir-2.png", parte=remitente.get_by_role("region", name="Historia"))
    cualquiera.goto("/seguimiento/")
    llenar(cualquiera, {"Número de trámite": tramite.numero, "Clave de seguimiento": tramite.clave})
    boton = cualquiera.get_by_role("button", name="Ver en qué va")
    _foto(cualquiera, AYUDA / "seguir-3.png", hasta=boton)


def _verificar(page: Page, constancia: bytes) -> None:
    page.goto("/verificar/")
    _foto(page, AYUDA / "verificar-1.png", hasta=page.get_by_text("El archivo no sale de tu máquina"))
    verificar(page, constancia)
    _foto(page, AYUDA / "verificar-2.png", hasta=page.get_by_role("term").filter(has_text="Asunto"))


def _en_ingles(page: Page, demostracion: Demostracion) -> None:
    correo, contrasena = demostracion.cuenta("remitente")
    ingresar(page, correo, contrasena=contrasena)
    empezar(page)
    page.get_by_role("button", name="English").click()
    llenar(page, {"Type": "Carta", "Date": "2026-06-25"})
    primera = page.get_by_role("region").filter(has=page.get_by_role("heading", name=re.compile("^1 ")))
    _foto(page, AYUDA / "foreign-companies-2.png", parte=primera)
    page.context.clear_cookies()
    page.goto("/cuenta/registro/extranjera/")
    _foto(page, AYUDA / "foreign-companies-1.png", hasta=page.get_by_label("Passport number"))


def _portada(page: Page) -> None:
    page.goto("/")
    _guardar(page.screenshot(), IMAGENES / "inicio.png")


def _foto(
    page: Page, ruta: Path, *, parte: Locator | None = None, desde: Locator | None = None, hasta: Locator | None = None
) -> None:
    """Take a part of the page, or all its width from a control (the title, unless told) down to another."""
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("document.fonts.ready")
    ancho = float(page.evaluate("window.innerWidth"))
    if parte:
        caja = _caja(parte)
    else:
        arriba = _caja(desde or page.get_by_role("heading", level=1))
        abajo = _caja(hasta or page.get_by_role("main"))
        caja = {**arriba, "width": ancho - 2 * arriba["x"], "height": abajo["y"] + abajo["height"] - arriba["y"]}
    recorte: FloatRect = {
        "x": max(0, caja["x"] - MARGEN),
        "y": max(0, caja["y"] - MARGEN),
        "width": min(ancho, caja["width"] + 2 * MARGEN),
        "height": caja["height"] + 2 * MARGEN,
    }
    _guardar(page.screenshot(full_page=True, clip=recorte), ruta)


def _caja(locator: Locator) -> FloatRect:
    """Where it stands in the whole page."""
    caja: FloatRect = locator.first.evaluate(
        "nodo => { const c = nodo.getBoundingClientRect();"
        " return {x: c.x + scrollX, y: c.y + scrollY, width: c.width, height: c.height}; }"
    )
    return caja


def _hoja(pdf: bytes, ruta: Path) -> None:
    """The first page of a receipt, as wide as a picture of the guides."""
    documento = pypdfium2.PdfDocument(pdf)
    documento.init_forms()  # the seal is drawn in a form's field
    pagina = documento[0]
    imagen: Image.Image = pagina.render(scale=ANCHO / pagina.get_width()).to_pil()
    documento.close()
    salida = BytesIO()
    imagen.save(salida, "PNG")
    _guardar(salida.getvalue(), ruta)


def _guardar(png: bytes, ruta: Path) -> None:
    """Write it with the 256 colours that a quiet page needs: a third of the weight."""
    imagen = Image.open(BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    imagen.save(ruta, "PNG", optimize=True)
    if ruta.stat().st_size > MAXIMO:
        raise ValueError(f"{ruta.name} weighs {ruta.stat().st_size} bytes, more than {MAXIMO}")


if __name__ == "__main__":
    main()
