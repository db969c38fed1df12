import pytest

from tests.api.cliente import Llamador
from tests.fabricas import un_borrador, un_expediente

pytestmark = pytest.mark.django_db


def test_number_and_clave_open_the_public_part() -> None:
    expediente = un_expediente(recibido=True)

    visto = Llamador().get(f"seguimiento/{expediente.numero}", clave=expediente.clave_legible.lower()).json()

    assert (visto["numero"], visto["estado"]) == (expediente.numero, "DERIVADO")
    assert visto["presentado_en"] == "2026-06-26T10:24:00-05:00"
    assert [(acto["acto"], acto["por"]) for acto in visto["actos"]] == [
        ("presentar", "el remitente"),
        ("recibir", "la mesa de partes"),
        ("derivar", "la mesa de partes"),
    ]


def test_the_public_part_tells_no_name_and_no_persons_words() -> None:
    expediente = un_expediente(rechazado=True)

    texto = Llamador().get(f"seguimiento/{expediente.numero}", clave=expediente.clave).content.decode()

    for secreto in ("Ramos", "Villalta", "40123456", expediente.asunto, "no es legible", expediente.clave):
        assert secreto not in texto


def test_wrong_clave_and_unknown_number_look_the_same() -> None:
    expediente = un_expediente()
    llamador = Llamador()

    wrong = llamador.get(f"seguimiento/{expediente.numero}", clave="AAAA-AAAA-AAAA")
    missing = llamador.get(f"seguimiento/{expediente.numero}")
    unknown = llamador.get("seguimiento/2026-9999999", clave=expediente.clave)
    hostile = llamador.get("seguimiento/%00", clave="\x00ñ")

    assert {r.status_code for r in (wrong, missing, unknown, hostile)} == {404}
    assert wrong.json() == missing.json() == unknown.json() == hostile.json()


def test_a_draft_cannot_be_tracked() -> None:
    un_borrador()

    assert Llamador().get("seguimiento/None", clave="").status_code == 404


def test_guessing_is_slowed_down() -> None:
    expediente = un_expediente()
    llamador = Llamador()
    for _veces in range(30):
        llamador.get(f"seguimiento/{expediente.numero}", clave="AAAAAAAAAAAA")

    respuesta = llamador.get(f"seguimiento/{expediente.numero}", clave=expediente.clave)

    assert respuesta.status_code == 429
    assert respuesta["Retry-After"] == "600"
