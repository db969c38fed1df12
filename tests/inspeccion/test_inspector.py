import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pytest

from mesa.inspeccion import hechos, inspector
from mesa.inspeccion.hallazgos import Gravedad, Hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, Veredicto, inspeccionar
from mesa.inspeccion.politica import Politica, Rol, politica_para
from tests.archivos import hacer
from tests.inspeccion.conftest import Dejar

ANEXO = politica_para(rol=Rol.ANEXO)
PRINCIPAL = politica_para(rol=Rol.PRINCIPAL)
CONTRATO = politica_para(rol=Rol.PRINCIPAL, exige_firma_digital=True)


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


def inspeccion_de(archivo: Path, politica: Politica = PRINCIPAL) -> Inspeccion:
    with archivo.open("rb") as abierto:
        return inspeccionar(abierto, nombre=archivo.name, politica=politica)


def test_signed_letter_is_conforme_with_its_facts(dejar: Dejar) -> None:
    contenido = hacer.un_pdf_firmado()

    inspeccion = inspeccion_de(dejar("carta.pdf", contenido))

    assert inspeccion == Inspeccion(
        formato="pdf",
        bytes=len(contenido),
        sha256=hashlib.sha256(contenido).hexdigest(),
        paginas=1,
        hallazgos=(),
        veredicto=Veredicto.CONFORME,
        estado_firma=EstadoFirma.NO_VERIFICABLE,
    )


def test_given_sha256_is_not_counted_again(dejar: Dejar) -> None:
    archivo = dejar("carta.pdf", hacer.un_pdf())

    with archivo.open("rb") as abierto:
        inspeccion = inspeccionar(abierto, nombre="carta.pdf", politica=PRINCIPAL, sha256="ab" * 32)

    assert inspeccion.sha256 == "ab" * 32


@pytest.mark.parametrize(
    ("nombre", "contenido", "politica", "esperado"),
    [
        ("a.pdf", hacer.un_pdf(3), PRINCIPAL, ["firma.no_vista"]),
        ("a.pdf", hacer.un_pdf(), CONTRATO, ["firma.falta_digital"]),
        ("a.pdf", hacer.un_pdf_firmado(), CONTRATO, []),
        ("a.pdf", hacer.un_pdf(), ANEXO, []),
        ("a.pdf", hacer.un_pdf_con_contrasena(), ANEXO, ["pdf.con_contrasena"]),
        ("a.pdf", hacer.un_pdf_con_contrasena(), CONTRATO, ["pdf.con_contrasena"]),
        ("a.pdf", hacer.un_pdf_restringido(), ANEXO, ["pdf.restringido"]),
        ("a.pdf", hacer.un_pdf_sin_paginas(), ANEXO, ["pdf.sin_paginas"]),
        ("a.pdf", hacer.un_pdf_danado(), CONTRATO, ["pdf.no_abre"]),
        ("a.pdf", b"", PRINCIPAL, ["archivo.vacio"]),
        ("a.pdf", hacer.un_html_disfrazado(), PRINCIPAL, ["pdf.no_es_pdf"]),
        ("a.docx", hacer.un_docx(), PRINCIPAL, ["pdf.no_es_pdf"]),
        ("a.doc", hacer.un_html_disfrazado(), ANEXO, ["tipo.pagina_web"]),
        ("a.docx", hacer.un_docm(), ANEXO, ["office.macros"]),
        ("a.docx", hacer.un_pdf(), ANEXO, ["tipo.extension_no_coincide"]),
        ("a.exe", hacer.un_pdf(), ANEXO, ["tipo.extension_no_coincide"]),
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ANEXO, ["tipo.extension_no_coincide"]),
        ("a.docx", hacer.un_docx(), ANEXO, []),
        ("FOTO.JPEG", hacer.un_jpg(), ANEXO, []),
        ("Contrato S.A.C", hacer.un_pdf(), ANEXO, []),
        ("Carta 0147.2026", hacer.un_pdf(), ANEXO, []),
        ("carta", hacer.un_pdf(), ANEXO, []),
    ],
)
def test_controls_find(dejar: Dejar, nombre: str, contenido: bytes, politica: Politica, esperado: list[str]) -> None:
    inspeccion = inspeccion_de(dejar(nombre, contenido), politica)

    assert codigos(inspeccion) == esperado
    assert inspeccion.rechaza == any(uno.gravedad is Gravedad.ERROR for uno in inspeccion.hallazgos)


@pytest.mark.parametrize("codigo", ["firma.no_vista", "pdf.restringido"])
def test_what_only_informs_leaves_the_file_conforme(dejar: Dejar, codigo: str) -> None:
    inspeccion = inspeccion_de(dejar("a.pdf", hacer.un_pdf_restringido()))

    assert codigo in codigos(inspeccion)
    assert inspeccion.veredicto is Veredicto.CONFORME


def test_twenty_megas_are_received_and_one_byte_more_is_not(dejar: Dejar) -> None:
    justo = replace(ANEXO, bytes_maximo=len(hacer.un_pdf()))

    archivo = dejar("a.pdf", hacer.un_pdf())

    assert ANEXO.bytes_maximo == 20 * 1024 * 1024
    assert codigos(inspeccion_de(archivo, justo)) == []
    assert codigos(inspeccion_de(archivo, replace(justo, bytes_maximo=justo.bytes_maximo - 1))) == ["peso.excedido"]


@pytest.mark.parametrize(
    ("tamano", "frase"),
    [
        (20_971_521, "El archivo pesa 20.1 MB y todo el expediente puede pesar hasta 20 MB."),
        (26_214_400, "El archivo pesa 25 MB y todo el expediente puede pesar hasta 20 MB."),
    ],
)
def test_excess_is_told_in_megas_that_never_look_equal(dejar: Dejar, tamano: int, frase: str) -> None:
    archivo = dejar("a.pdf", hacer.un_pdf())
    os.truncate(archivo, tamano)

    inspeccion = inspeccion_de(archivo, ANEXO)

    assert inspeccion.hallazgos[0].mensaje == frase


@pytest.mark.parametrize(
    ("contenido", "paginas"),
    [
        (hacer.un_pdf(12), 12),
        (hacer.un_pdf_sin_paginas(), 0),
        (hacer.un_pdf_con_contrasena(), None),
        (hacer.un_docx(), None),
    ],
)
def test_pages_are_counted_only_where_there_is_a_pdf_to_open(
    dejar: Dejar, contenido: bytes, paginas: int | None
) -> None:
    assert inspeccion_de(dejar("a", contenido), ANEXO).paginas == paginas


def una_firma(**cambios: Any) -> pikepdf.Dictionary:
    partes = {"Type": pikepdf.Name.Sig, "ByteRange": [0, 10, 20, 30], "Contents": pikepdf.String(b"\x30\x80\x01")}
    return pikepdf.Dictionary({f"/{clave}": valor for clave, valor in (partes | cambios).items()})


@pytest.mark.parametrize("profundidad", [0, 1, 40])
def test_signature_is_seen_at_any_depth_of_the_form(dejar: Dejar, profundidad: int) -> None:
    archivo = dejar("a.pdf", hacer.un_pdf_con_campo_de_firma(una_firma(), profundidad=profundidad))

    assert codigos(inspeccion_de(archivo, CONTRATO)) == []


@pytest.mark.parametrize(
    "valor",
    [
        None,
        una_firma(ByteRange=[]),
        una_firma(SubFilter=pikepdf.Name("/ETSI.RFC3161")),
        una_firma(Contents=pikepdf.Name.Nada),
    ],
    ids=["unsigned", "covers nothing", "time stamp", "not bytes"],
)
def test_field_that_nobody_signed_is_no_signature(dejar: Dejar, valor: pikepdf.Dictionary | None) -> None:
    archivo = dejar("a.pdf", hacer.un_pdf_con_campo_de_firma(valor))

    inspeccion = inspeccion_de(archivo, CONTRATO)

    assert codigos(inspeccion) == ["firma.falta_digital"]
    assert inspeccion.estado_firma is EstadoFirma.SIN_FIRMA


@pytest.mark.parametrize(("valor", "esperado"), [(None, ["firma.falta_digital"]), (una_firma(), [])])
def test_form_that_goes_round_in_circles_hides_no_signature(
    dejar: Dejar, valor: pikepdf.Dictionary | None, esperado: list[str]
) -> None:
    archivo = dejar("a.pdf", b"")
    with pikepdf.open(io.BytesIO(hacer.un_pdf_con_campo_de_firma(valor, profundidad=40))) as pdf:
        vuelta = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("a")))
        vuelta.Kids = pikepdf.Array([vuelta, vuelta])
        pdf.Root.AcroForm.Fields.insert(0, vuelta)
        pdf.save(archivo)

    assert codigos(inspeccion_de(archivo, CONTRATO)) == esperado


def test_encrypted_pdf_without_owner_is_not_said_to_be_limited(dejar: Dejar) -> None:
    archivo = dejar("a.pdf", b"")
    with pikepdf.open(io.BytesIO(hacer.un_pdf())) as pdf:
        pdf.save(archivo, encryption=pikepdf.Encryption(owner="", user=""))

    assert codigos(inspeccion_de(archivo, ANEXO)) == []


@pytest.mark.parametrize(
    "raro", [pikepdf.Array([1]), pikepdf.Dictionary(Fields=3), pikepdf.Dictionary(Fields=[1, pikepdf.Name.A])]
)
def test_malformed_form_does_not_condemn_a_sound_annex(dejar: Dejar, raro: pikepdf.Object) -> None:
    archivo = dejar("a.pdf", b"")
    with pikepdf.open(io.BytesIO(hacer.un_pdf())) as pdf:
        pdf.Root.AcroForm = raro
        pdf.save(archivo)

    assert codigos(inspeccion_de(archivo, ANEXO)) == []


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("firmado", "estado"), [(True, "no_verificable"), (False, "sin_firma")])
def test_signed_xml_is_not_said_to_be_unsigned(dejar: Dejar, codificacion: str, *, firmado: bool, estado: str) -> None:
    archivo = dejar("f.xml", hacer.un_xml(codificacion, firmado=firmado))

    assert inspeccion_de(archivo, ANEXO).estado_firma == estado


def test_policy_may_turn_an_error_into_a_warning(dejar: Dejar) -> None:
    blanda = replace(CONTRATO, gravedades=MappingProxyType({"firma.falta_digital": Gravedad.AVISO}))

    inspeccion = inspeccion_de(dejar("a.pdf", hacer.un_pdf()), blanda)

    assert inspeccion.veredicto is Veredicto.CON_AVISOS
    assert [uno.gravedad for uno in inspeccion.hallazgos] == [Gravedad.AVISO]


def test_annex_is_never_asked_for_a_digital_signature() -> None:
    politica = politica_para(rol=Rol.ANEXO, exige_firma_digital=True)

    assert politica == ANEXO


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ValueError])
def test_control_that_fails_refuses_the_file_and_the_others_still_speak(
    dejar: Dejar, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def control_roto(_hechos: Hechos, _politica: Politica) -> Iterator[Hallazgo]:
        yield from ()
        raise error

    monkeypatch.setattr(inspector, "CONTROLES", (control_roto, *inspector.CONTROLES))

    inspeccion = inspeccion_de(dejar("a.pdf", hacer.un_pdf()))

    assert codigos(inspeccion) == ["inspeccion.no_concluida", "firma.no_vista"]
    assert inspeccion.rechaza


@pytest.mark.parametrize("error", [MemoryError, OSError, RuntimeError])
def test_reader_that_fails_refuses_the_file(
    dejar: Dejar, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def leer_roto(_archivo: Path) -> None:
        raise error

    monkeypatch.setitem(hechos.LECTORES, "pdf", ("pdf", leer_roto))

    inspeccion = inspeccion_de(dejar("a.pdf", hacer.un_pdf_firmado()))

    assert codigos(inspeccion) == ["inspeccion.no_concluida"]
    assert inspeccion.rechaza
