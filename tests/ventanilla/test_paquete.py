"""A SUNAT zip dropped on the page: its XML comes into the draft, the zip does not."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from mesa import flujo
from mesa.expedientes.models import Comprobante, Expediente
from mesa.organizacion.queries import institucion_actual
from mesa.ventanilla.lote import Suelto
from tests.fabricas import AHORA, un_borrador, un_remitente
from tests.ventanilla.casos import al_dia, nombre_de, una_constancia, una_factura

pytestmark = pytest.mark.django_db


def un_zip(**archivos: bytes) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        for nombre, contenido in archivos.items():
            paquete.writestr(nombre, contenido)
    return salida.getvalue()


@pytest.fixture
def borrador() -> Expediente:
    return un_borrador(cuenta=un_remitente("juridica"), tipo="factura", con_archivo=False)


def test_xml_of_a_zip_comes_into_the_draft_and_the_rest_is_named(borrador: Expediente) -> None:
    zip_ = un_zip(**{nombre_de(): una_factura(), f"R-{nombre_de()}": una_constancia(), "leeme.txt": b"hola"})

    lote = flujo.abrir_paquete(borrador, trozos=[zip_], ahora=AHORA)

    assert [documento.nombre for documento in lote.documentos] == [nombre_de(), f"R-{nombre_de()}"]
    assert (lote.sobrantes, lote.no_entraron) == (("leeme.txt",), ())
    assert Comprobante.objects.get().expediente == borrador
    assert len(flujo.revisar_comprobantes(al_dia(borrador), ahora=AHORA)) == 1


def test_zip_itself_is_kept_nowhere(borrador: Expediente) -> None:
    flujo.abrir_paquete(borrador, trozos=[un_zip(**{nombre_de(): una_factura()})], ahora=AHORA)

    carpeta = Path(settings.QUARANTINE_DIR) / str(borrador.pk)
    assert [ruta.name for ruta in carpeta.iterdir()] == [str(borrador.documentos.get().pk)]


@pytest.mark.parametrize(
    ("contenido", "codigo"),
    [
        (un_zip(**{"leeme.txt": b"hola"}), "zip.sin_xml"),
        (b"no es un zip", "zip.no_abre"),
        (un_zip(**{"otro.zip": un_zip(**{"a.xml": b"<a/>"})}), "zip.anidado"),
        (un_zip(**{f"{n}.xml": b" " * (15 << 20) for n in range(3)}), "zip.bomba"),
    ],
)
def test_zip_that_cannot_be_opened_says_what_to_do_instead(borrador: Expediente, contenido: bytes, codigo: str) -> None:
    with pytest.raises(flujo.PaqueteImposibleError) as negado:
        flujo.abrir_paquete(borrador, trozos=[contenido], ahora=AHORA)

    assert negado.value.codigo == codigo
    assert "sube" in str(negado.value.mensaje)
    assert not borrador.documentos.exists()


def test_many_files_are_told_one_by_one_and_what_has_no_room_is_named(
    borrador: Expediente, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sueltos = []
    for numero in range(12, 17):
        ruta = tmp_path / f"{numero}.xml"
        ruta.write_bytes(una_factura(f"F001-{numero}"))
        sueltos.append(Suelto(nombre_de(f"F001-{numero}"), ruta))
    avance: list[tuple[int, int]] = []
    cabe = 3 * sueltos[0].ruta.stat().st_size + 10
    institucion = institucion_actual()
    monkeypatch.setattr(institucion, "expediente_bytes", cabe)

    lote = flujo.adjuntar_varios(
        borrador, archivos=sueltos, ahora=AHORA, progreso=lambda hechos, total: avance.append((hechos, total))
    )

    assert avance == [(n, 5) for n in range(1, 6)]
    assert [documento.nombre for documento in lote.documentos] == [uno.nombre for uno in sueltos[:3]]
    assert lote.no_entraron == tuple(uno.nombre for uno in sueltos[3:])
