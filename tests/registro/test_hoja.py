import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import segno

from mesa.registro.hoja import componer
from mesa.registro.manifiesto import Manifiesto
from tests.registro.recibos import MOMENTO, un_archivo, un_cargo, un_manifiesto, varios_archivos

MM = 72 / 25.4
LUGAR_DEL_SELLO = {"left": 112 * MM, "bottom": 17 * MM, "right": 190 * MM, "top": 45 * MM}


def paginas(manifiesto: Manifiesto) -> list[str]:
    """Return the text of each page in one line; soft breaks left out."""
    with pypdfium2.PdfDocument(componer(manifiesto, momento=MOMENTO)) as pdf:
        textos = [pagina.get_textpage().get_text_range() for pagina in pdf]
    return [" ".join(re.sub("[\u200b\ufffe]", "", texto).split()) for texto in textos]


def adjunto(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as abierto:
        return abierto.attachments["manifiesto.json"].get_file().read_bytes()


def test_the_sheet_says_where_the_proof_of_its_act_will_be() -> None:
    (texto,) = paginas(un_cargo(url_prueba="https://mesa.example/registro-publico/pruebas/4.json"))

    assert "la prueba de que este acto figura en el registro público estará en mesa.example" in texto
    assert "pruebas/4.json" in texto


def test_a_sheet_of_the_first_version_promises_no_proof() -> None:
    (texto,) = paginas(un_manifiesto(version=1))

    assert "registro público" not in texto


@pytest.mark.parametrize(
    "hecho",
    [
        "Energías del Ñandú S.A.",
        "RUC 20990000013",
        "Constancia de presentación",
        "2026-0028914",
        "K7QM-4TRX-9WDF",
        "viernes 26 de junio de 2026",
        "16:52:08, hora de Lima (UTC−5)",
        "martes 30 de junio de 2026",
        "Regla A-2026.1. Llegó después de las 16:36 y el lunes 29 de junio es feriado.",
        "Plataforma web",
        "Quebrada Honda S.A.C., RUC 20990012742, por Lucía Ramos Ibarra, DNI 99004127",
        "Jefatura Mantenimiento, sede Oleoducto",
        "Carta 0147-2026-SIQH/GG, del jueves 25 de junio de 2026",
        "Solicita ampliación de plazo N.° 02",
        "6 folios en 1 archivo paginado y 1 archivo sin páginas",
        "1,887,436",
        un_archivo().sha256,
        "Esta constancia prueba que presentaste estos archivos. No significa que la institución acepte lo que pides.",
        "mesa.example/verificar/",
        "Página 1 de 1",
    ],
)
def test_constancia_says(hecho: str) -> None:
    (texto,) = paginas(un_manifiesto())

    assert hecho in texto


@pytest.mark.parametrize(
    "hecho",
    [
        "Cargo de recepción",
        "Recibido miércoles 1 de julio de 2026 15:07:44, hora de Lima (UTC−5)",
        "Recibido por Trámite Documentario",
        "Este cargo prueba que la institución recibió estos archivos.",
        "acto 4 de la cadena · 46d2a120b620f34f",
    ],
)
def test_cargo_says(hecho: str) -> None:
    (texto,) = paginas(un_cargo())

    assert hecho in texto


def test_constancia_does_not_say_that_anything_was_received() -> None:
    (texto,) = paginas(un_manifiesto())

    assert "Recibido" not in texto
    assert "recibió" not in texto


def test_a_cargo_of_six_files_takes_one_sheet() -> None:
    textos = paginas(un_cargo(archivos=varios_archivos(6), referencia="2026-0000001", demostracion=True))

    assert len(textos) == 1


def test_more_files_continue_under_a_repeated_header() -> None:
    archivos = varios_archivos(20)

    primera, segunda = paginas(un_manifiesto(archivos=archivos))

    assert "Archivo y huella SHA-256" in primera
    assert "Archivo y huella SHA-256" in segunda
    assert "Constancia de presentación 2026-0028914" in segunda
    assert all(archivo.sha256 in primera + segunda for archivo in archivos)


@pytest.mark.parametrize("cuantos", [1, 6, 20])
def test_the_place_of_the_seal_stays_free(cuantos: int) -> None:
    manifiesto = un_cargo(archivos=varios_archivos(cuantos), asunto="Asunto largo " * 40)

    with pypdfium2.PdfDocument(componer(manifiesto, momento=MOMENTO)) as pdf:
        texto = pdf[0].get_textpage().get_text_bounded(**LUGAR_DEL_SELLO)

    assert texto == ""


def test_demostracion_says_twice_that_it_is_worth_nothing() -> None:
    (texto,) = paginas(un_cargo(demostracion=True))

    assert texto.count("SIN VALOR LEGAL") == 2


def test_a_real_receipt_does_not_say_that_it_is_worth_nothing() -> None:
    (texto,) = paginas(un_cargo())

    assert "SIN VALOR LEGAL" not in texto


@pytest.mark.parametrize(
    "escrito",
    [
        '#panic("no")',
        "#sys.inputs",
        "$x^2$",
        "*negrita* _cursiva_ `crudo`",
        "<etiqueta> @referencia",
        "= Título // comentario /* otro */",
        'comillas "dobles" y \\ barra \\u{41}',
        "[corchetes] {llaves} ~",
        "{{ plantilla }} {% url %} &lt;",
    ],
)
def test_what_people_write_is_printed_as_written(escrito: str) -> None:
    (texto,) = paginas(un_manifiesto(asunto=escrito, referencia=escrito))

    assert texto.count(escrito) == 2


def test_signs_without_a_letter_are_marked_and_stay_exact_in_the_manifest() -> None:
    nombre = "factura\u202efdp.exe 😀 中国.pdf"
    manifiesto = un_manifiesto(archivos=(un_archivo(nombre=nombre),))

    (texto,) = paginas(manifiesto)

    assert "factura▯fdp.exe ▯ ▯▯.pdf" in texto
    assert "▯ ocupa el lugar de un signo que esta hoja no puede imprimir." in texto
    assert nombre.encode() in adjunto(componer(manifiesto, momento=MOMENTO))


def test_a_sheet_that_prints_everything_has_no_note_about_signs() -> None:
    (texto,) = paginas(un_manifiesto())

    assert "ocupa el lugar" not in texto


def test_control_characters_do_not_break_the_line() -> None:
    (texto,) = paginas(un_manifiesto(asunto="uno\ndos\ttres\x00cuatro\u200fcinco"))

    assert "uno dos tres▯cuatro▯cinco" in texto


@pytest.mark.parametrize("letra", ["W", "i", "á", "中", "-", "\u0301"])
def test_names_of_300_characters_stay_on_the_sheet(letra: str) -> None:
    largo = letra * 296 + ".pdf"
    manifiesto = un_manifiesto(asunto=largo, archivos=(un_archivo(nombre=largo),))

    with pypdfium2.PdfDocument(componer(manifiesto, momento=MOMENTO)) as pdf:
        pagina = pdf[0]
        texto = pagina.get_textpage()
        derecha = max(texto.get_charbox(indice)[2] for indice in range(texto.count_chars()))

    assert derecha <= (210 - 19) * MM


def test_sheet_declares_pdf_a_and_pdf_ua() -> None:
    with pikepdf.open(BytesIO(componer(un_manifiesto(), momento=MOMENTO))) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()

        assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "es-PE"


def test_sheet_has_title_author_and_the_date_it_was_given() -> None:
    with pikepdf.open(BytesIO(componer(un_cargo(), momento=MOMENTO))) as pdf:
        assert str(pdf.docinfo.Title) == "Cargo de recepción 2026-0028914"
        assert str(pdf.docinfo.Author) == "Energías del Ñandú S.A."
        assert str(pdf.docinfo.CreationDate) == "D:20260701200745Z"


def test_manifest_travels_inside_as_associated_data() -> None:
    manifiesto = un_cargo()

    pdf = componer(manifiesto, momento=MOMENTO)

    assert adjunto(pdf).decode() == manifiesto.a_json()
    with pikepdf.open(BytesIO(pdf)) as abierto:
        (asociado,) = abierto.Root.AF
        assert asociado.AFRelationship == "/Data"
        assert asociado.EF.F.Subtype == "/application/json"


def test_every_letter_used_travels_inside() -> None:
    with pikepdf.open(BytesIO(componer(un_cargo(demostracion=True), momento=MOMENTO))) as pdf:
        letras = [objeto for objeto in pdf.objects if isinstance(objeto, pikepdf.Dictionary) and "/FontName" in objeto]

        assert letras
        assert all("/FontFile2" in letra or "/FontFile3" in letra for letra in letras)


def test_same_manifest_and_moment_give_the_same_bytes() -> None:
    assert componer(un_cargo(), momento=MOMENTO) == componer(un_cargo(), momento=MOMENTO)


def test_accent_is_the_institutions() -> None:
    def primera_franja(acento: str) -> tuple[int, ...]:
        with pypdfium2.PdfDocument(componer(un_manifiesto(), acento=acento, momento=MOMENTO)) as pdf:
            imagen = pdf[0].render(scale=1).to_pil().convert("RGB")
        columna = (imagen.getpixel((imagen.width // 2, y)) for y in range(imagen.height))
        return next(
            punto for punto in columna if isinstance(punto, tuple) and punto != (255, 255, 255) and sum(punto) < 500
        )

    rojo, azul = primera_franja("#8f1428"), primera_franja("#14418f")

    assert rojo[0] > rojo[2]
    assert azul[2] > azul[0]


def test_code_is_drawn_module_by_module() -> None:
    manifiesto = un_manifiesto()
    esperado = [
        [bool(punto) for punto in fila] for fila in segno.make_qr(manifiesto.url_verificar, error="m", mask=0).matrix
    ]

    with pypdfium2.PdfDocument(componer(manifiesto, momento=MOMENTO)) as pdf:
        imagen = pdf[0].render(scale=4).to_pil().convert("L")
    escala = 4 * MM
    zona = imagen.crop((int(155 * escala), int(30 * escala), int(192 * escala), int(75 * escala)))
    izquierda, arriba, derecha, _ = zona.point(lambda gris: 255 if gris < 80 else 0).getbbox() or (0, 0, 0, 0)
    modulo = (derecha - izquierda) / len(esperado)
    centros = [round((indice + 0.5) * modulo) for indice in range(len(esperado))]
    leido = [[(zona.getpixel((izquierda + x, arriba + y)) or 0) < 128 for x in centros] for y in centros]

    assert leido == esperado
