"""Say of any PDF whether this desk sealed it and whether it is still what was sealed. Expects hostile input."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
from cryptography import x509
from pyhanko.pdf_utils.generic import parse_pdf_date

from mesa.firmas.contenedor import FirmaPropia, buscar_firma_propia
from mesa.firmas.estampa import CAMPO
from mesa.firmas.tiempo import SelloDeTiempo

LIMITE = 5 * 1024 * 1024
MANIFIESTO = "manifiesto.json"
# Two machines of one desk may differ by so much.
_DESFASE = timedelta(minutes=5)


class EstadoDeRecibo(StrEnum):
    """What can be said of a file that claims to be a receipt."""

    INTEGRO = "integro"
    CAMBIADO = "cambiado"
    FUERA_DE_VIGENCIA = "fuera_de_vigencia"
    AJENO = "ajeno"
    NO_ES_PDF = "no_es_pdf"
    DEMASIADO_GRANDE = "demasiado_grande"


MOTIVOS = {
    EstadoDeRecibo.INTEGRO: "Esta mesa de partes selló este documento y nadie lo ha cambiado desde entonces.",
    EstadoDeRecibo.CAMBIADO: (
        "Este archivo lleva el sello de esta mesa de partes, pero cambió después de sellarse. No lo des por bueno: "
        "descarga de nuevo el original desde tu trámite o desde el correo que recibiste."
    ),
    EstadoDeRecibo.FUERA_DE_VIGENCIA: (
        "Este archivo lleva el sello de esta mesa de partes, pero con una fecha en la que su certificado no estaba "
        "vigente. No lo des por bueno sin consultar con la mesa de partes."
    ),
    EstadoDeRecibo.AJENO: (
        "Este PDF no lleva el sello de esta mesa de partes. Si esperabas que lo llevara, sube el archivo original que "
        "recibiste por correo: una copia impresa, escaneada o guardada de nuevo por otro programa pierde el sello."
    ),
    EstadoDeRecibo.NO_ES_PDF: "Este archivo no es un PDF. Sube la constancia o el cargo tal como lo recibiste.",
    EstadoDeRecibo.DEMASIADO_GRANDE: (
        "Este archivo pesa más de 5 MB, más que cualquier constancia o cargo de esta mesa de partes. "
        "Revisa que hayas elegido el archivo correcto."
    ),
}
TIEMPO_ALTERADO = (
    "Lo que esta mesa de partes selló está como lo dejó, pero el sello de tiempo que acompaña al sello no es de este "
    "documento: alguien lo puso o lo alteró después. No tomes en cuenta su hora y descarga de nuevo el original."
)
SIN_RECIBO = (
    "Esta mesa de partes selló este documento y nadie lo ha cambiado desde entonces, "
    "pero no es una constancia ni un cargo."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VeredictoDeRecibo:
    """The verdict on one file. `manifiesto` is what was sealed, even where something was added to the file later.

    `sellado_en` is claimed by the seal; what an authority vouches for is `tiempo`, to be believed when `confiable`.
    `tiempo_alterado`: what stands in the place of the time-stamp is not one of this seal.
    """

    estado: EstadoDeRecibo
    motivo: str
    sha256: str
    manifiesto: Mapping[str, Any] | None = None
    sellado_en: datetime | None = None  # as the seal claims; UTC or with its own offset
    tiempo: SelloDeTiempo | None = None
    tiempo_alterado: bool = False

    @property
    def sellado_por_esta_mesa(self) -> bool:
        """A key of this desk sealed it, whatever became of it later."""
        return self.estado in {EstadoDeRecibo.INTEGRO, EstadoDeRecibo.CAMBIADO}

    @property
    def integro(self) -> bool:
        """Every byte that the seal covers is as it was, and none was added."""
        return self.estado is EstadoDeRecibo.INTEGRO

    @property
    def clase(self) -> str | None:
        """`constancia` or `cargo`, of a receipt."""
        clase = self.manifiesto.get("clase") if self.manifiesto else None
        return clase if isinstance(clase, str) else None


def verificar_recibo(
    pdf: bytes,
    *,
    certificados: Sequence[x509.Certificate],
    momento: datetime,
    autoridades: Sequence[x509.Certificate] = (),
) -> VeredictoDeRecibo:
    """Return the verdict on `pdf`; never raises for what a stranger may send.

    `certificados` are those this desk seals and sealed with, not their authorities: a receipt is ours when our own key
    made its seal, also after the certificate ran out. `momento` (aware) is now: no seal comes from the future.
    `autoridades` are those that vouch for whoever stamped its time.
    """
    estado = _a_la_puerta(pdf)
    firma = None if estado else buscar_firma_propia(pdf, certificados=certificados, autoridades=autoridades)
    if estado or firma is None:
        return _veredicto(estado or EstadoDeRecibo.AJENO, pdf)
    if not firma.integra:
        return _veredicto(EstadoDeRecibo.CAMBIADO, pdf)
    return _de_lo_sellado(pdf, firma=firma, momento=momento)


def _a_la_puerta(pdf: bytes) -> EstadoDeRecibo | None:
    if len(pdf) > LIMITE:
        return EstadoDeRecibo.DEMASIADO_GRANDE
    return None if b"%PDF-" in pdf[:1024] else EstadoDeRecibo.NO_ES_PDF


def _de_lo_sellado(pdf: bytes, *, firma: FirmaPropia, momento: datetime) -> VeredictoDeRecibo:
    # The bytes up to `hasta` are our own work: safe to open.
    manifiesto, sellado_en = _recibo(pdf[: firma.hasta])
    estado = EstadoDeRecibo.INTEGRO
    if firma.injerto or firma.hasta != len(pdf):
        estado = EstadoDeRecibo.CAMBIADO
    if not all(_vigente(firma.certificado, en=en, momento=momento) for en in _horas(firma, sellado_en)):
        estado = EstadoDeRecibo.FUERA_DE_VIGENCIA
    return _veredicto(
        estado, pdf, manifiesto=manifiesto, sellado_en=sellado_en, tiempo=firma.tiempo, tiempo_alterado=firma.injerto
    )


def _horas(firma: FirmaPropia, sellado_en: datetime | None) -> list[datetime]:
    """The times at which the certificate must have been in force: the claimed one, and the one vouched for."""
    estampado = [firma.tiempo.en] if firma.tiempo and firma.tiempo.confiable else []
    return [sellado_en, *estampado] if sellado_en else estampado


def _veredicto(
    estado: EstadoDeRecibo,
    pdf: bytes,
    *,
    manifiesto: Mapping[str, Any] | None = None,
    sellado_en: datetime | None = None,
    tiempo: SelloDeTiempo | None = None,
    tiempo_alterado: bool = False,
) -> VeredictoDeRecibo:
    motivo = SIN_RECIBO if estado is EstadoDeRecibo.INTEGRO and manifiesto is None else MOTIVOS[estado]
    return VeredictoDeRecibo(
        estado=estado,
        motivo=TIEMPO_ALTERADO if estado is EstadoDeRecibo.CAMBIADO and tiempo_alterado else motivo,
        sha256=sha256(pdf).hexdigest(),
        manifiesto=manifiesto,
        sellado_en=sellado_en,
        tiempo=tiempo,
        tiempo_alterado=tiempo_alterado,
    )


def _recibo(sellado: bytes) -> tuple[Mapping[str, Any] | None, datetime | None]:
    """Return manifest and time of the seal; nothing of a document that the same key sealed by other means."""
    with pikepdf.open(BytesIO(sellado)) as original:
        campos = [campo for campo in _campos(original) if str(campo.get("/T")) == CAMPO]
        if len(campos) != 1 or MANIFIESTO not in original.attachments:
            return None, None
        leido = json.loads(original.attachments[MANIFIESTO].get_file().read_bytes())
        return leido if isinstance(leido, dict) else None, parse_pdf_date(str(campos[0].V.M))


def _campos(original: pikepdf.Pdf) -> list[pikepdf.Object]:
    formulario = original.Root.get("/AcroForm")
    return list(formulario.Fields) if formulario is not None else []


def _vigente(certificado: x509.Certificate, *, en: datetime, momento: datetime) -> bool:
    desde, hasta = certificado.not_valid_before_utc, certificado.not_valid_after_utc
    return desde <= en <= min(hasta, momento + _DESFASE)
