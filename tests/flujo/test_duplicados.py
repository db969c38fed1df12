import pytest

from mesa import flujo
from mesa.expedientes.models import Documento
from tests.archivos.hacer import un_pdf
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente, un_remitente

pytestmark = pytest.mark.django_db

COPIA = un_pdf(texto="La misma carta")


def _codigos(documento: Documento) -> list[str]:
    documento.refresh_from_db()
    return [uno["codigo"] for uno in documento.hallazgos if uno["codigo"].startswith("duplicado.")]


def test_the_same_file_twice_in_an_expediente_is_refused_and_names_its_twin() -> None:
    draft = un_borrador()
    un_documento(draft, nombre="Informe.pdf", contenido=COPIA)

    second = un_documento(draft, nombre="Copia.pdf", contenido=COPIA)

    (falta,) = flujo.que_falta(draft, ahora=AHORA)
    assert falta.codigo == "duplicado.en_expediente"
    assert "«Informe.pdf»" in str(falta.mensaje)
    assert second.veredicto == "rechazado"


@pytest.mark.parametrize("removed", [0, 1])
def test_taking_either_twin_out_mends_it(removed: int) -> None:
    draft = un_borrador()
    twins = [un_documento(draft, nombre=f"{n}.pdf", contenido=COPIA) for n in (1, 2)]

    flujo.quitar(twins.pop(removed), ahora=AHORA)

    assert flujo.que_falta(draft, ahora=AHORA) == []
    assert _codigos(twins[0]) == []
    assert twins[0].veredicto != "rechazado"


def test_replacing_a_file_by_itself_repeats_nothing() -> None:
    draft = un_borrador()
    un_documento(draft, nombre="Informe.pdf", contenido=COPIA)

    again = un_documento(draft, nombre="Informe.pdf", contenido=COPIA)

    assert _codigos(again) == []


def test_a_file_of_an_earlier_filing_is_warned_of_with_its_number() -> None:
    filer = un_remitente()
    filed = un_borrador(cuenta=filer)
    un_documento(filed, contenido=COPIA)
    filed = flujo.presentar(filed, por=filer, canal="plataforma", ahora=AHORA)

    again = un_documento(un_borrador(cuenta=filer, con_archivo=False), contenido=COPIA)

    (finding,) = [uno for uno in again.hallazgos if uno["codigo"] == "duplicado.en_otro_tramite"]
    assert str(filed.numero) in finding["mensaje"]
    assert not again.impide_presentar


def test_a_file_of_another_filer_is_nobody_s_business() -> None:
    un_expediente()

    mine = un_documento(un_borrador(con_archivo=False), rol="principal", nombre="Carta.pdf")

    assert _codigos(mine) == []
