import io
import zipfile

import pytest

from mesa.comprobantes.paquete import ENTRADAS_MAXIMO, Apertura, Extraido, desempacar
from mesa.lib.zip_seguro import ProblemaZip
from tests.archivos.hacer_comprobantes import una_venta

XML = una_venta().encode()


def un_zip(*archivos: tuple[str, bytes]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        for nombre, contenido in archivos:
            paquete.writestr(nombre, contenido)
    return salida.getvalue()


@pytest.mark.parametrize("nombre", ["R-20100128218-01-F001-12.xml", "R-20100128218-01-F001-12.XML"])
@pytest.mark.parametrize("carpeta", [(), (("dummy/", b""),), (("dummy", b""),)])
def test_zip_of_sunat_gives_its_xml(nombre: str, carpeta: tuple[tuple[str, bytes], ...]) -> None:
    assert desempacar(un_zip(*carpeta, (nombre, XML))) == Apertura(extraidos=(Extraido(nombre, XML),))


def test_files_keep_their_names_without_folders_and_what_is_no_xml_is_named() -> None:
    apertura = desempacar(
        un_zip(("junio/F001-12.xml", XML), ("junio/F001-12.pdf", b"%PDF-1.7"), ("._F001-12.xml", b"x"))
    )

    assert apertura == Apertura(extraidos=(Extraido("F001-12.xml", XML),), sobrantes=("F001-12.pdf",))


@pytest.mark.parametrize(
    ("contenido", "problema"),
    [
        (b"", ProblemaZip.NO_ABRE),
        (XML, ProblemaZip.NO_ABRE),
        (un_zip(("a.xml", XML))[:-30], ProblemaZip.NO_ABRE),
        (un_zip(("a.xml", XML)).replace(b"PK\x03\x04", b"PK\x03\x05", 1), ProblemaZip.NO_ABRE),
        (un_zip(("../a.xml", XML)), ProblemaZip.RUTA),
        (un_zip(("/a.xml", XML)), ProblemaZip.RUTA),
        (un_zip(("a.zip", un_zip(("b.xml", XML)))), ProblemaZip.ANIDADO),
        (un_zip(("a.xml", un_zip(("b.xml", XML)))), ProblemaZip.ANIDADO),
        (un_zip(("a.xml", b" " * (15 << 20))), ProblemaZip.BOMBA),
        (un_zip(*((f"{n}.xml", XML) for n in range(ENTRADAS_MAXIMO + 1))), ProblemaZip.ENTRADAS),
        (b"\0" * ((20 << 20) + 1), ProblemaZip.BOMBA),
    ],
    ids=["empty", "xml", "cut", "broken", "up", "absolute", "zip", "zip named xml", "swells", "many", "large"],
)
def test_zip_out_of_bounds_gives_nothing_but_why(contenido: bytes, problema: ProblemaZip) -> None:
    assert desempacar(contenido) == Apertura(problema=problema)


def test_encrypted_zip_gives_nothing() -> None:
    cifrado = bytearray(un_zip(("a.xml", XML)))
    for marca, lugar in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        cifrado[cifrado.find(marca) + lugar] |= 1

    assert desempacar(bytes(cifrado)).problema is ProblemaZip.CIFRADO
