"""Time-stamps of an authority (RFC 3161): ask for one, and say of any whether it vouches for a digest.

A seal claims its own time; a token says that what it stamps existed before the time of somebody else's clock.
"""

import asyncio
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Protocol

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr, validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

# Bytes of a token, its authority's chain included: some 6,000 with three RSA-4096 certificates.
TOKEN_MAXIMO = 12_288
ESPERA = 10.0
_CONCEDIDOS = {"granted", "granted_with_mods"}


class SinSelloDeTiempo(Exception):
    """The authority gave no time-stamp that can be used: it is down, it refuses, or it answered something else."""

    # The queue asks again no later than this: what waits for it is a filer's receipt.
    pausa_maxima: ClassVar[timedelta] = timedelta(minutes=1)


class SelloDeTiempoInvalido(ValueError):
    """The bytes are not a sound time-stamp of that digest."""


class SelladorDeTiempo(Protocol):
    """Whoever stamps time."""

    def sellar(self, resumen: bytes) -> bytes:
        """Return the token (DER, a CMS container) over a SHA-256 digest. Raises SinSelloDeTiempo."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SelloDeTiempo:
    """What a sound token says: what it stamps existed at `en` (UTC).

    `tsa`: who says so; `confiable`: whether its certificate leads to an authority that is trusted, as of that time.
    """

    en: datetime
    tsa: str
    confiable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoridadDeTiempo:
    """A time-stamp authority at a URL, with the password it may ask for. Safe to share between threads.

    `autoridades`: certificates that must vouch for it; without any, whoever answers at the URL is taken.
    """

    url: str
    usuario: str = ""
    contrasena: str = ""
    autoridades: tuple[x509.Certificate, ...] = ()
    espera: float = ESPERA

    def sellar(self, resumen: bytes) -> bytes:
        return pedir_sello(
            resumen,
            url=self.url,
            credenciales=(self.usuario, self.contrasena) if self.usuario else None,
            autoridades=self.autoridades,
            espera=self.espera,
        )


def pedir_sello(
    resumen: bytes,
    *,
    url: str,
    credenciales: tuple[str, str] | None = None,
    autoridades: Sequence[x509.Certificate] = (),
    espera: float = ESPERA,
) -> bytes:
    """Return the token of the authority at `url` over the SHA-256 digest `resumen`, checked.

    It was granted for this question (nonce), is sound (`leer_sello_de_tiempo`) and, given `autoridades`, leads to one
    of them. Goes to the network for at most `espera` seconds. Raises SinSelloDeTiempo.
    """
    cliente = HTTPTimeStamper(url, timeout=espera, headers=_autorizacion(*credenciales) if credenciales else None)
    nonce, peticion = cliente.request_cms(resumen, "sha256")
    try:
        respuesta = asyncio.run(cliente.async_request_tsa_response(peticion))
        token = _token_de(respuesta, nonce=nonce)
        sello = leer_sello_de_tiempo(token, resumen, autoridades=autoridades)
    except SelloDeTiempoInvalido as error:
        raise SinSelloDeTiempo(f"{url}: {error}") from error
    except Exception as error:  # an answer that is not ASN.1 raises whatever its reader trips over
        raise SinSelloDeTiempo(f"{url}: {str(error) or type(error).__name__}") from error
    if autoridades and not sello.confiable:
        raise SinSelloDeTiempo(f"{url}: the certificate of {sello.tsa} does not lead to an authority that is trusted")
    return token


def _autorizacion(usuario: str, contrasena: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{usuario}:{contrasena}".encode()).decode()}


class _Respuesta(core.Sequence):  # type: ignore[misc]
    """TimeStampResp as RFC 3161 has it: asn1crypto's own does not read a refusal, which carries no token."""

    _fields = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


def _token_de(recibida: tsp.TimeStampResp, *, nonce: int) -> bytes:
    respuesta = _Respuesta.load(recibida.dump())
    estado = respuesta["status"]["status"].native
    if estado not in _CONCEDIDOS:
        motivos = respuesta["status"]["status_string"].native or [estado]
        raise SelloDeTiempoInvalido(f"not granted: {'; '.join(map(str, motivos))[:200]}")
    token = respuesta["time_stamp_token"]
    if _contenido(token)["nonce"].native != nonce:
        raise SelloDeTiempoInvalido("the answer is to another question: its nonce differs")
    return bytes(token.dump())


def leer_sello_de_tiempo(
    token: bytes, resumen: bytes, *, autoridades: Sequence[x509.Certificate] = ()
) -> SelloDeTiempo:
    """Return what `token` says of the SHA-256 digest `resumen`. Expects hostile input; never goes to the network.

    Sound means: of that digest, signed by the certificate it names, which is for stamping time and nothing else
    (RFC 3161 clause 2.3). The chain is judged as of the stamped time; whether it was revoked is not asked. Raises
    SelloDeTiempoInvalido.
    """
    if len(token) > TOKEN_MAXIMO:
        raise SelloDeTiempoInvalido(f"{len(token)} bytes, more than the {TOKEN_MAXIMO} that are read")
    try:
        return _leer(token, resumen, autoridades)
    except SelloDeTiempoInvalido:
        raise
    except Exception as error:  # a stranger's ASN.1: its readers raise a dozen kinds, and each means the same
        raise SelloDeTiempoInvalido(f"cannot be read: {str(error) or type(error).__name__}") from error


def _leer(token: bytes, resumen: bytes, autoridades: Sequence[x509.Certificate]) -> SelloDeTiempo:
    sobre = cms.ContentInfo.load(token, strict=True)
    contenido = _contenido(sobre)
    huella = contenido["message_imprint"]
    if huella["hash_algorithm"]["algorithm"].native != "sha256" or huella["hashed_message"].native != resumen:
        raise SelloDeTiempoInvalido("it stamps something else")
    en: datetime = contenido["gen_time"].native.astimezone(UTC)
    juicio = asyncio.run(validate_tst_signed_data(sobre["content"], _contexto(autoridades, en), lambda _: resumen))
    if not (juicio["intact"] and juicio["valid"]):
        raise SelloDeTiempoInvalido("its signature does not hold")
    _exigir_oficio(sobre, juicio["signing_cert"])
    confiable = bool(autoridades) and juicio["trust_problem_indic"] is None and juicio["validation_path"] is not None
    return SelloDeTiempo(en=en, tsa=_nombre(juicio["signing_cert"]), confiable=confiable)


def _contenido(sobre: cms.ContentInfo) -> tsp.TSTInfo:
    envuelto = sobre["content"]["encap_content_info"]["content"]
    contenido = envuelto.parsed if isinstance(envuelto, core.ParsableOctetString) else None
    if not isinstance(contenido, tsp.TSTInfo):
        raise SelloDeTiempoInvalido("not a time-stamp")
    return contenido


def _exigir_oficio(sobre: cms.ContentInfo, certificado: asn1_x509.Certificate) -> None:
    usos = certificado.extended_key_usage_value
    if usos is None or usos.native != ["time_stamping"] or "extended_key_usage" not in certificado.critical_extensions:
        raise SelloDeTiempoInvalido("its certificate is not for stamping time alone")
    (firmante,) = sobre["content"]["signer_infos"]
    if get_signing_cert_attr(firmante["signed_attrs"]) is None:
        raise SelloDeTiempoInvalido("it does not say which certificate signed it")


def _contexto(autoridades: Sequence[x509.Certificate], en: datetime) -> ValidationContext:
    raices = [asn1_x509.Certificate.load(una.public_bytes(Encoding.DER)) for una in autoridades]
    return ValidationContext(trust_roots=raices, allow_fetching=False, moment=en, revocation_mode="soft-fail")


def _nombre(certificado: asn1_x509.Certificate) -> str:
    sujeto: dict[str, Any] = certificado.subject.native
    nombre = sujeto.get("common_name") or sujeto.get("organization_name") or certificado.subject.human_friendly
    return ", ".join(nombre) if isinstance(nombre, list) else str(nombre)
