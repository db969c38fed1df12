"""The helping hands through the real jail: what comes out, and what is said of files that cannot be helped."""

import io
import zlib
from contextlib import suppress
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from mesa.inspeccion.ayudas import aisladas
from mesa.inspeccion.ayudas.aisladas import AyudaImposibleError
from tests.archivos.escaneados import AZUL, ROJO, VERDE, un_escaneo, una_foto
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena, un_pdf_danado, un_pdf_firmado, un_pdf_restringido


def _escribir(carpeta: Path, *contenidos: bytes) -> list[Path]:
    rutas = [carpeta / f"entrada-{numero}" for numero in range(len(contenidos))]
    for ruta, contenido in zip(rutas, contenidos, strict=True):
        ruta.write_bytes(contenido)
    return rutas


def _pintar(pdf: Path, pagina: int = 0) -> Image.Image:
    documento = pypdfium2.PdfDocument(pdf)
    try:
        imagen: Image.Image = documento[pagina].render(scale=1).to_pil()
        return imagen
    finally:
        documento.close()


def _imagenes(pdf: Path) -> list[tuple[int, int, bytes]]:
    with pikepdf.open(pdf) as abierto:
        return [
            (int(objeto.Width), int(objeto.Height), objeto.read_raw_bytes())
            for pagina in abierto.pages
            for objeto in pagina.resources.XObject.values()
        ]


def _se_parecen(uno: object, otro: tuple[int, int, int]) -> bool:
    assert isinstance(uno, tuple)
    return all(abs(a - b) < 12 for a, b in zip(uno, otro, strict=True))


@pytest.mark.parametrize("orientacion", range(1, 9))
def test_photo_stands_upright_whatever_its_exif_says(tmp_path: Path, orientacion: int) -> None:
    fotos = _escribir(tmp_path, una_foto(orientacion))

    aisladas.unir_fotos(fotos, destino=tmp_path / "fotos.pdf")

    hoja = _pintar(tmp_path / "fotos.pdf")
    ancho, alto = hoja.size
    assert (ancho, alto) == (842, 596)  # A4, lying as the photo does
    assert _se_parecen(hoja.getpixel((60, 30)), ROJO)
    assert _se_parecen(hoja.getpixel((ancho - 60, 30)), AZUL)
    assert _se_parecen(hoja.getpixel((60, alto - 30)), VERDE)


def test_photos_follow_one_another_in_the_order_given(tmp_path: Path) -> None:
    rojo, cielo = _escribir(tmp_path, una_foto(color="orange"), una_foto(color="cyan"))

    paginas = aisladas.unir_fotos([cielo, rojo, cielo], destino=tmp_path / "fotos.pdf")

    centros = [_pintar(tmp_path / "fotos.pdf", n).getpixel((421, 298)) for n in range(3)]
    assert paginas == 3
    assert [_se_parecen(c, (0, 255, 255)) for c in centros] == [True, False, True]


def test_pixels_of_a_photo_are_kept_and_its_location_is_not(tmp_path: Path) -> None:
    original = una_foto(6)

    aisladas.unir_fotos(_escribir(tmp_path, original), destino=tmp_path / "fotos.pdf")

    (_ancho, _alto, jpeg) = _imagenes(tmp_path / "fotos.pdf")[0]
    with Image.open(io.BytesIO(original)) as antes, Image.open(io.BytesIO(jpeg)) as despues:
        assert antes.tobytes() == despues.tobytes()
        assert antes.getexif()
        assert not despues.getexif()
    assert b"de un telefono" not in jpeg


def test_bytes_behind_the_end_of_a_photo_do_not_come_along(tmp_path: Path) -> None:
    fotos = _escribir(tmp_path, una_foto() + b"PK\x03\x04 algo escondido")

    aisladas.unir_fotos(fotos, destino=tmp_path / "fotos.pdf")

    assert b"escondido" not in (tmp_path / "fotos.pdf").read_bytes()


def test_photo_for_printers_is_coded_again_in_red_green_and_blue(tmp_path: Path) -> None:
    aisladas.unir_fotos(_escribir(tmp_path, una_foto(modo="CMYK")), destino=tmp_path / "fotos.pdf")

    assert _se_parecen(_pintar(tmp_path / "fotos.pdf").getpixel((60, 30)), ROJO)


def test_photo_larger_than_anybody_prints_is_made_smaller(tmp_path: Path) -> None:
    aisladas.unir_fotos(_escribir(tmp_path, una_foto(ancho=6400, alto=4800)), destino=tmp_path / "fotos.pdf")

    (ancho, alto, _jpeg) = _imagenes(tmp_path / "fotos.pdf")[0]
    assert max(ancho, alto) == 3508


@pytest.mark.parametrize("mala", [b"", b"no es una foto", una_foto()[:900], b"\xff\xd8\xff\xd9", un_pdf()])
def test_photo_that_cannot_be_read_is_named(tmp_path: Path, mala: bytes) -> None:
    fotos = _escribir(tmp_path, una_foto(), mala)

    with pytest.raises(AyudaImposibleError) as error:
        aisladas.unir_fotos(fotos, destino=tmp_path / "fotos.pdf")

    assert (error.value.problema, error.value.cual) == ("foto_ilegible", 2)
    assert not (tmp_path / "fotos.pdf").exists()


@pytest.mark.parametrize(("modo", "dpi"), [("L", 200), ("RGB", 150)])
def test_scan_becomes_much_lighter_and_stays_readable(tmp_path: Path, modo: str, dpi: int) -> None:
    (escaneo,) = _escribir(tmp_path, un_escaneo(2, modo=modo))

    cuantas = aisladas.reducir(escaneo, destino=tmp_path / "menos.pdf")

    ancho, alto, _jpeg = _imagenes(tmp_path / "menos.pdf")[0]
    assert cuantas == 2
    assert (tmp_path / "menos.pdf").stat().st_size < escaneo.stat().st_size / 3
    assert ancho >= 8.27 * dpi - 1
    assert alto >= 11.69 * dpi - 1
    assert _pintar(tmp_path / "menos.pdf").size == _pintar(escaneo).size


def test_pdf_that_was_written_and_not_scanned_has_nothing_to_lose(tmp_path: Path) -> None:
    (escrito,) = _escribir(tmp_path, un_pdf(3, bytes_aproximados=200_000))

    assert aisladas.reducir(escrito, destino=tmp_path / "menos.pdf") == 0
    assert (tmp_path / "menos.pdf").stat().st_size == 0


def test_thin_scan_stays_as_it_is(tmp_path: Path) -> None:
    (escaneo,) = _escribir(tmp_path, un_escaneo(1, dpi=100))

    assert aisladas.reducir(escaneo, destino=tmp_path / "menos.pdf") == 0


@pytest.mark.parametrize("grados", [90, 180, 270])
def test_only_the_page_asked_for_turns(tmp_path: Path, grados: int) -> None:
    (pdf,) = _escribir(tmp_path, un_pdf(3))

    aisladas.girar_pagina(pdf, pagina=2, grados=grados, destino=tmp_path / "girado.pdf")

    with pikepdf.open(tmp_path / "girado.pdf") as girado:
        assert [int(p.obj.get("/Rotate", 0)) for p in girado.pages] == [0, grados, 0]


def test_page_that_was_turned_already_turns_on_from_there(tmp_path: Path) -> None:
    (pdf,) = _escribir(tmp_path, un_pdf())

    aisladas.girar_pagina(pdf, pagina=1, grados=270, destino=tmp_path / "una.pdf")
    aisladas.girar_pagina(tmp_path / "una.pdf", pagina=1, grados=90, destino=tmp_path / "dos.pdf")

    assert _pintar(tmp_path / "dos.pdf").tobytes() == _pintar(pdf).tobytes()


def test_page_that_is_not_there_is_refused_with_how_many_there_are(tmp_path: Path) -> None:
    (pdf,) = _escribir(tmp_path, un_pdf(3))

    with pytest.raises(AyudaImposibleError) as error:
        aisladas.girar_pagina(pdf, pagina=4, grados=90, destino=tmp_path / "girado.pdf")

    assert (error.value.problema, error.value.cual) == ("sin_esa_pagina", 3)


@pytest.mark.parametrize(
    ("malo", "problema"),
    [
        (un_pdf_con_contrasena(), "protegido"),
        (un_pdf_restringido(), "protegido"),
        (un_pdf_firmado(), "firmado"),
        (un_pdf_danado(), "danado"),
        (b"", "danado"),
        (una_foto(), "danado"),
    ],
)
def test_pdf_that_must_not_or_cannot_change_is_refused(tmp_path: Path, malo: bytes, problema: str) -> None:
    (pdf,) = _escribir(tmp_path, malo)

    with pytest.raises(AyudaImposibleError) as al_girar:
        aisladas.girar_pagina(pdf, pagina=1, grados=90, destino=tmp_path / "salida.pdf")
    with pytest.raises(AyudaImposibleError) as al_reducir:
        aisladas.reducir(pdf, destino=tmp_path / "salida.pdf")

    assert (al_girar.value.problema, al_reducir.value.problema) == (problema, problema)
    assert not (tmp_path / "salida.pdf").exists()


def _una_bomba(octetos: int) -> bytes:
    """Return a small PDF with one picture that unfolds into `octetos`."""
    compresor = zlib.compressobj(9)
    trozos = [compresor.compress(bytes(10_000_000)) for _ in range(octetos // 10_000_000)]
    salida = io.BytesIO()
    with pikepdf.new() as pdf:
        pagina = pdf.add_blank_page(page_size=(595, 842))
        imagen = pdf.make_stream(b"".join([*trozos, compresor.flush()]))
        imagen.Type, imagen.Subtype, imagen.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.FlateDecode
        imagen.Width, imagen.Height, imagen.BitsPerComponent = 9999, 9999, 8
        imagen.ColorSpace = pikepdf.Name.DeviceRGB
        pagina.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=imagen))
        pdf.save(salida)
    return salida.getvalue()


def test_picture_that_unfolds_into_more_than_memory_is_left_alone(tmp_path: Path) -> None:
    bomba, foto = _escribir(tmp_path, _una_bomba(900_000_000), una_foto())

    with suppress(AyudaImposibleError):  # that its jail ended is as good
        assert aisladas.reducir(bomba, destino=tmp_path / "menos.pdf") == 0
    assert aisladas.unir_fotos([foto], destino=tmp_path / "fotos.pdf") == 1
