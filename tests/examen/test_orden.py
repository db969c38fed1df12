import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mesa.examen.orden import main
from tests.archivos import hacer
from tests.inspeccion.conftest import Dejar

RAIZ = Path(__file__).parents[2]
Salida = pytest.CaptureFixture[str]


def test_json_is_one_whole_object_a_line(dejar: Dejar, capsys: Salida) -> None:
    contenido = hacer.un_pdf_con_contrasena()
    archivos = [str(dejar("acta.pdf", contenido)), str(dejar("tabla.xlsx", hacer.un_xlsx()))]

    salida = main([*archivos, "--json"])

    primero, segundo = map(json.loads, capsys.readouterr().out.splitlines())
    assert salida == 1
    assert primero == {
        "archivo": archivos[0],
        "bytes": len(contenido),
        "sha256": hashlib.sha256(contenido).hexdigest(),
        "formato": "pdf",
        "veredicto": "rechazado",
        "estado_firma": "sin_firma",
        "paginas": None,
        "hallazgos": [
            {
                "codigo": "pdf.con_contrasena",
                "gravedad": "error",
                "mensaje": "El PDF pide contraseña para abrirse.",
                "solucion": "Ábrelo con su contraseña, elige Imprimir → Guardar como PDF y sube la copia nueva.",
                "pagina": None,
            }
        ],
        "firmas": [],
        "comprobante": None,
    }
    assert (segundo["archivo"], segundo["veredicto"]) == (archivos[1], "conforme")


def test_person_reads_the_verdict_and_the_mending(dejar: Dejar, capsys: Salida) -> None:
    archivo = dejar("carta.pdf", hacer.un_pdf(2, bytes_aproximados=5000))

    salida = main([str(archivo), "--tipo", "contrato"])

    assert salida == 1
    assert capsys.readouterr().out == (
        f"{archivo}: no se puede presentar (PDF, {archivo.stat().st_size:,} bytes, 2 páginas)\n"
        "  Corrige: Este tipo de documento se recibe solo con firma digital, y el PDF no tiene ninguna.\n"
        "    Fírmalo con un certificado digital (por ejemplo, el de tu DNI electrónico) y sube el PDF firmado tal como "
        "lo dejó el programa de firma: imprimirlo o guardarlo de nuevo borra la firma.\n"
    )


@pytest.mark.parametrize(
    ("opciones", "salida"),
    [
        ([], 0),
        (["--rol", "anexo"], 0),
        (["--rol", "principal"], 0),
        (["--tipo", "carta"], 0),
        (["--tipo", "orden-de-servicio"], 1),
        (["--tipo", "ott", "--rol", "principal"], 1),
        (["--tipo", "ott", "--rol", "anexo"], 0),
    ],
)
def test_unsigned_pdf_is_refused_only_as_a_main_document_that_must_be_signed(
    dejar: Dejar, opciones: list[str], salida: int
) -> None:
    archivo = str(dejar("a.pdf", hacer.un_pdf()))

    assert main([archivo, *opciones]) == salida


def test_signed_contract_is_received_and_the_signature_told(dejar: Dejar, capsys: Salida) -> None:
    archivo = dejar("contrato.pdf", hacer.un_pdf_firmado(firmante="QUISPE MAMANI JUAN FIR 41234567 hard"))

    salida = main(["--tipo", "contrato", str(archivo)])

    assert salida == 0
    assert "se puede presentar" in (dicho := capsys.readouterr().out)
    assert "Firma: QUISPE MAMANI JUAN FIR 41234567 hard, DNI 41234567, " in dicho
    assert (
        "(según quien firmó). No se pudo comprobar quién emitió el certificado: falta la lista de confianza." in dicho
    )


def test_missing_file_is_told_and_the_others_still_inspected(dejar: Dejar, tmp_path: Path, capsys: Salida) -> None:
    bueno, malo = dejar("a.pdf", hacer.un_pdf()), dejar("b.pdf", hacer.un_pdf_danado())

    salida = main([str(tmp_path / "nada.pdf"), str(bueno), str(tmp_path), str(malo), "--json"])

    dicho = capsys.readouterr()
    assert salida == 2
    assert [json.loads(linea)["veredicto"] for linea in dicho.out.splitlines()] == ["conforme", "rechazado"]
    assert dicho.err == (
        f"mesa inspeccionar: no se puede leer «{tmp_path}/nada.pdf»: no existe. Revisa cómo escribiste la ruta.\n"
        f"mesa inspeccionar: no se puede leer «{tmp_path}»: no es un archivo.\n"
    )


def test_pipe_is_refused_instead_of_waited_on(tmp_path: Path, capsys: Salida) -> None:
    os.mkfifo(tmp_path / "tubo")

    assert main([str(tmp_path / "tubo")]) == 2
    assert "no es un archivo" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argumentos", "frase"),
    [
        ([], "falta decir qué archivos revisar"),
        (["--json"], "falta decir qué archivos revisar"),
        (["a.pdf", "--rol", "otro"], "el rol es «principal» o «anexo», no «otro»"),
        (["a.pdf", "--rol"], "a una de las opciones le falta su valor"),
        (["a.pdf", "--verboso"], "no conozco la opción «--verboso»"),
        (["a.pdf", "--confianza", "/no/existe"], "no existe la carpeta de confianza «/no/existe»"),
    ],
)
def test_wrong_usage_is_explained_in_spanish(argumentos: list[str], frase: str, capsys: Salida) -> None:
    salida = main(argumentos)

    assert salida == 2
    assert capsys.readouterr().err.startswith(f"mesa inspeccionar: {frase}\n\nUso: mesa inspeccionar ARCHIVO…")


def test_help_is_given(capsys: Salida) -> None:
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("Uso: mesa inspeccionar")


def test_hostile_name_cannot_paint_on_the_terminal(dejar: Dejar, capsys: Salida) -> None:
    archivo = dejar("\x1b[2Jcarta\u202efdp.pdf", hacer.un_pdf())

    main([str(archivo)])

    dicho = capsys.readouterr().out
    assert "�[2Jcarta�fdp.pdf: se puede presentar" in dicho


def test_name_that_is_not_text_survives_in_json(tmp_path: Path, capsys: Salida) -> None:
    archivo = os.fsencode(tmp_path) + b"/carta\xff.pdf"
    Path(os.fsdecode(archivo)).write_bytes(hacer.un_pdf())

    main([os.fsdecode(archivo), "--json"])

    assert os.fsencode(json.loads(capsys.readouterr().out)["archivo"]) == archivo


def test_command_needs_neither_django_nor_a_database() -> None:
    programa = (
        "import sys, mesa.examen.orden; print([m for m in sys.modules if m.partition('.')[0] in ('django', 'psycopg')])"
    )

    hecho = subprocess.run([sys.executable, "-c", programa], cwd=RAIZ, capture_output=True, text=True, check=True)

    assert hecho.stdout == "[]\n"
