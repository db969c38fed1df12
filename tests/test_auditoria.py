import json

import pytest
from django.db import connection

from mesa.auditoria import auditar, informar
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Acto, Documento, Expediente
from tests.candados import sin_candados
from tests.fabricas import un_borrador, un_expediente

pytestmark = pytest.mark.django_db


def test_a_sound_desk_has_nothing_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    un_borrador()
    un_expediente(atendido=True, recibos=True)

    status = informar()

    assert status == 0
    assert capsys.readouterr().out == "Todo conforme: archivos, cadena de actos y numeración.\n"


def test_an_altered_file_is_found() -> None:
    sha256 = _filed().sha256
    path = archivo().ruta(sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"!")

    assert list(auditar()) == [f"El archivo {sha256} fue alterado: sus bytes ya no dan ese SHA-256."]


def test_a_lost_file_is_found() -> None:
    sha256 = _filed().sha256
    archivo().ruta(sha256).unlink()

    assert list(auditar()) == [f"Falta el archivo {sha256}: hay una fila que lo nombra."]


def test_a_file_that_no_row_names_is_found() -> None:
    sha256 = archivo().guardar(b"nobody's")

    assert list(auditar()) == [f"Sobra el archivo {sha256}: ninguna fila lo nombra."]


def test_an_edited_act_is_found() -> None:
    un_expediente()
    with sin_candados():
        Acto.objects.filter(indice=1).update(por_nombre="Otra persona")

    assert list(auditar()) == ["El acto 1 fue alterado: su contenido ya no da su resumen."]


def test_a_deleted_act_is_found() -> None:
    un_expediente(recibido=True)
    with sin_candados(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM notificacion_aviso")
        cursor.execute("DELETE FROM expedientes_acto WHERE indice = 2")

    findings = list(auditar())

    assert "Falta el acto 2: el siguiente es el 3." in findings
    assert "El acto 3 no enlaza con el anterior." in findings


def test_a_changed_state_is_found() -> None:
    expediente = un_expediente()
    Expediente.objects.filter(pk=expediente.pk).update(estado="RECHAZADO")

    assert list(auditar()) == [f"El expediente {expediente.numero} está RECHAZADO y sus actos no lo dicen."]


def test_a_moved_date_is_found() -> None:
    expediente = un_expediente()
    Expediente.objects.filter(pk=expediente.pk).update(fecha_de_ingreso="2026-06-25")

    assert list(auditar()) == [f"La fecha de ingreso de {expediente.numero} no es la de su acto 1."]


def test_a_swapped_file_is_found() -> None:
    first, second = _filed(), _filed()
    Documento.objects.filter(pk=second.pk).update(nombre="Otra.pdf")

    findings = list(auditar())

    assert findings == [f"Los archivos de {second.expediente.numero} no son los de su acto 2."]
    assert str(first.expediente.numero) not in json.dumps(findings)


def test_a_renumbered_expediente_leaves_a_gap() -> None:
    un_expediente()
    Expediente.objects.update(numero="2026-0000009")

    findings = list(auditar())

    assert "Falta el número 2026-0000001." in findings
    assert "El número 2026-0000009 no está en la serie." in findings


def test_an_auditor_s_script_sees_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    archivo().guardar(b"nobody's")

    assert informar() == 1
    assert "Sobra el archivo" in capsys.readouterr().out


def _filed() -> Documento:
    principal = un_expediente().principal
    assert principal is not None
    return principal
