import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from asn1crypto import cms
from cryptography import x509

from mesa.firmas.sello import Sello
from mesa.firmas.tiempo import SelladorDeTiempo
from mesa.firmas.verificacion import EstadoDeRecibo, VeredictoDeRecibo, verificar_recibo
from tests.firmas.tsa import un_token
from tests.pki.pki import Pki
from tests.registro.recibos import MOMENTO, un_cargo

AHORA = MOMENTO + timedelta(days=1)
ESTAMPA = MOMENTO + timedelta(seconds=2)
_SOBRE = re.compile(rb"(?<=/Contents <)[0-9A-F]+")
Verificar = Callable[..., VeredictoDeRecibo]


class Tsa:
    """An authority without network that says the time it is told."""

    def __init__(self, pki: Pki, *, momento: datetime = ESTAMPA, quien: str = "tsa") -> None:
        self.pki, self.momento, self.quien = pki, momento, quien

    def sellar(self, resumen: bytes) -> bytes:
        return un_token(self.pki, resumen, quien=self.quien, momento=self.momento)


class Mentirosa(Tsa):
    """One that stamps something else."""

    def sellar(self, resumen: bytes) -> bytes:
        return super().sellar(sha256(resumen).digest())


@pytest.fixture(scope="session")
def sellar(sello: Sello, hoja: bytes) -> Callable[[SelladorDeTiempo], bytes]:
    return lambda tsa: sello.con_tiempo_de(tsa).sellar(hoja, momento=MOMENTO, motivo="Cargo", lugar=None)


@pytest.fixture(scope="session")
def estampado(sellar: Callable[[SelladorDeTiempo], bytes], pki: Pki) -> bytes:
    return sellar(Tsa(pki))


@pytest.fixture(scope="session")
def verificar(sello: Sello, pki: Pki) -> Verificar:
    raiz = x509.load_der_x509_certificate(pki.der("raiz"))

    def _verificar(pdf: bytes, *, momento: datetime = AHORA, autoridades: tuple[x509.Certificate, ...] = (raiz,)):  # type: ignore[no-untyped-def]  # noqa: ANN202
        return verificar_recibo(pdf, certificados=[sello.certificado], autoridades=autoridades, momento=momento)

    return _verificar


def injertar(recibo: bytes, cambiar: Callable[[cms.SignerInfo], None]) -> bytes:
    """Alter the container in the place that its signature does not cover, keeping the length of the file."""
    hueco = _SOBRE.search(recibo)
    assert hueco is not None
    sobre = cms.ContentInfo.load(bytes.fromhex(hueco[0].decode()))
    cambiar(sobre["content"]["signer_infos"][0])
    nuevo: bytes = sobre.dump(force=True).hex().upper().encode().ljust(len(hueco[0]), b"0")
    assert len(nuevo) == len(hueco[0])
    return recibo[: hueco.start()] + nuevo + recibo[hueco.end() :]


def atributo(clase: str, *valores: cms.ContentInfo) -> dict[str, object]:
    return {"type": clase, "values": list(valores)}


def hora_creida(veredicto: VeredictoDeRecibo) -> datetime | None:
    return veredicto.tiempo.en if veredicto.tiempo and veredicto.tiempo.confiable else None


def test_the_claimed_time_and_the_stamped_one_are_told_apart(estampado: bytes, verificar: Verificar) -> None:
    veredicto = verificar(estampado)

    assert veredicto.integro
    assert (veredicto.sellado_en, hora_creida(veredicto)) == (MOMENTO, ESTAMPA)


def test_without_a_stamp_nobody_vouches_for_the_time(recibo: bytes, verificar: Verificar) -> None:
    veredicto = verificar(recibo)

    assert hora_creida(veredicto) is None


def test_the_stamp_of_an_unknown_authority_is_told_and_not_believed(
    sellar: Callable[[SelladorDeTiempo], bytes], pki: Pki, verificar: Verificar
) -> None:
    veredicto = verificar(sellar(Tsa(pki, quien="tsa-ajena")))

    assert veredicto.integro
    assert hora_creida(veredicto) is None
    assert veredicto.tiempo is not None
    assert veredicto.tiempo.tsa == "TSA AJENA"


def test_a_stamp_from_after_the_certificate_ran_out_undoes_an_older_claim(
    sellar: Callable[[SelladorDeTiempo], bytes], pki: Pki, verificar: Verificar
) -> None:
    tarde = MOMENTO + timedelta(days=4 * 365)

    veredicto = verificar(sellar(Tsa(pki, momento=tarde)), momento=tarde + timedelta(days=1))

    assert veredicto.estado is EstadoDeRecibo.FUERA_DE_VIGENCIA


def test_the_stamp_of_something_else_is_noticed(
    sellar: Callable[[SelladorDeTiempo], bytes], pki: Pki, verificar: Verificar
) -> None:
    veredicto = verificar(sellar(Mentirosa(pki)))

    assert veredicto.estado is EstadoDeRecibo.CAMBIADO
    assert veredicto.tiempo_alterado
    assert hora_creida(veredicto) is None
    assert "no es de este documento" in veredicto.motivo
    assert veredicto.manifiesto == un_cargo().a_dict()


def test_an_older_stamp_put_in_its_place_is_noticed(estampado: bytes, pki: Pki, verificar: Verificar) -> None:
    otro = cms.ContentInfo.load(un_token(pki, sha256(b"otra firma").digest(), momento=datetime(2025, 1, 1, tzinfo=UTC)))

    def cambiar(firmante: cms.SignerInfo) -> None:
        firmante["unsigned_attrs"] = [atributo("signature_time_stamp_token", otro)]

    assert verificar(injertar(estampado, cambiar)).tiempo_alterado


def test_a_second_stamp_is_noticed(estampado: bytes, verificar: Verificar) -> None:
    def cambiar(firmante: cms.SignerInfo) -> None:
        (token,) = firmante["unsigned_attrs"][0]["values"]
        firmante["unsigned_attrs"] = [atributo("signature_time_stamp_token", token, token)]

    assert verificar(injertar(estampado, cambiar)).tiempo_alterado


def test_a_stamp_taken_away_leaves_a_seal_without(estampado: bytes, recibo: bytes, verificar: Verificar) -> None:
    def cambiar(firmante: cms.SignerInfo) -> None:
        del firmante["unsigned_attrs"]

    veredicto = verificar(injertar(estampado, cambiar))

    assert veredicto.integro
    assert veredicto.tiempo is None


def test_no_byte_of_the_container_changes_the_stamped_time(estampado: bytes, verificar: Verificar) -> None:
    hueco, azar = _SOBRE.search(estampado), random.Random(3)
    assert hueco is not None
    escrito = len(hueco[0].rstrip(b"0"))

    for _ in range(200):
        lugar = hueco.start() + azar.randrange(escrito)
        roto = bytearray(estampado)
        roto[lugar] = azar.choice(b"0123456789ABCDEF")
        veredicto = verificar(bytes(roto))
        assert hora_creida(veredicto) in {None, ESTAMPA}
        assert veredicto.sellado_en in {None, MOMENTO}
