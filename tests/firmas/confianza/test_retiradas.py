"""An authority that lost its accreditation backs no signature, though an accredited one above still vouches for it."""

from io import BytesIO
from pathlib import Path

import pytest

from mesa.firmas.confianza.carpeta import leer_carpeta
from mesa.firmas.lectura import anclaje
from mesa.firmas.lectura.lector import leer_firmas
from tests.archivos.hacer import un_pdf
from tests.firmas.confianza.listas import RETIRADO, Fila, una_lista
from tests.pki.pki import MOMENTO, Pki


@pytest.mark.parametrize(
    ("de_la_emisora", "motivos"),
    [
        ([], set()),
        ([RETIRADO], {"firma.emisor_desconocido"}),
    ],
)
def test_chain_does_not_go_through_a_withdrawn_authority(
    pki: Pki, tmp_path: Path, de_la_emisora: list[str], motivos: set[str]
) -> None:
    servicios = [Fila(der=pki.der("raiz")), *(Fila(der=pki.der("emisora"), estado=uno) for uno in de_la_emisora)]
    (tmp_path / "tsl.xml").write_bytes(una_lista(servicios))
    for nombre in ("raiz", "emisora"):
        (tmp_path / f"{nombre}.crl").write_bytes(pki.crl(nombre))
    confianza = anclaje.preparar(leer_carpeta(tmp_path))
    (firma,) = leer_firmas(BytesIO(pki.firmar(un_pdf())), anclaje=confianza, ahora=MOMENTO)
    assert set(firma.motivos) == motivos
