"""The chain from a signer's certificate to an anchor (RFC 5280, 6), as of an instant. Nothing is fetched."""

from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko_certvalidator.context import ValidationContext
from pyhanko_certvalidator.errors import (
    DisallowedAlgorithmError,
    ExpiredError,
    NotYetValidError,
    PathBuildingError,
)
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule
from pyhanko_certvalidator.registry import CertificateRegistry
from pyhanko_certvalidator.validate import async_validate_path

from mesa.firmas.lectura.anclaje import Anclaje
from mesa.firmas.lectura.motivos import Motivo

# Revocation is looked at by revocacion.py: certvalidator ignores what it is given when a certificate names no place.
_SIN_REVOCACION = CertRevTrustPolicy(
    RevocationCheckingPolicy(
        ee_certificate_rule=RevocationCheckingRule.NO_CHECK, intermediate_ca_cert_rule=RevocationCheckingRule.NO_CHECK
    )
)
_CADENAS_MIRADAS = 16  # cross-signed certificates could make endless ways


@dataclass(frozen=True, slots=True)
class Cadena:
    """`certificados` go from below the anchor down to the signer; `ancla` issued the first. Or `motivo`: why not."""

    certificados: tuple[x509.Certificate, ...] = ()
    ancla: x509.Certificate | None = None
    motivo: Motivo | None = None


class Reserva:
    """All certificates that may link a signer with an anchor: of every signature of the file, and our own store."""

    def __init__(self, anclaje: Anclaje, certificados: Iterable[x509.Certificate]) -> None:
        self._anclaje = anclaje
        # Ours first: of two with the same issuer and number only the first is kept, and a file may bring a false one.
        eslabones = (*anclaje.intermedios, *anclaje.sin_los_conocidos(certificados))
        self._registro = CertificateRegistry.build([uno for uno in eslabones if not anclaje.es_retirada(uno)])

    def cadena_de(self, certificado: x509.Certificate, *, momento: datetime) -> Cadena:
        """Return the first chain that holds at `momento`, or the reason of the last that does not."""
        if not self._anclaje.hay_anclas:
            return Cadena(motivo=Motivo.SIN_LISTA)
        contexto = ValidationContext(
            trust_manager=self._anclaje.anclas,
            certificate_registry=self._registro,
            moment=momento,
            revinfo_policy=_SIN_REVOCACION,
        )
        return _completar(_buscar(contexto, certificado))


async def _buscar(contexto: ValidationContext, certificado: x509.Certificate) -> Cadena:
    caminos = contexto.path_builder.async_build_paths_lazy(certificado)
    peor = Cadena(motivo=Motivo.EMISOR_DESCONOCIDO)
    for _ in range(_CADENAS_MIRADAS):
        try:
            camino = await anext(caminos)
        except (StopAsyncIteration, PathBuildingError):
            break
        try:
            await async_validate_path(contexto, camino)
            return _cadena(camino, contexto.moment)
        except Exception as error:  # noqa: BLE001 – certificates come with the file, and may be as broken as it
            peor = Cadena(motivo=_motivo_de(error))
    return peor


def _cadena(camino: ValidationPath, momento: datetime) -> Cadena:
    ancla: x509.Certificate = camino.first
    certificados = tuple(camino.iter_certs(include_root=False))
    if not _vigente(ancla, momento):
        return Cadena(motivo=Motivo.EMISOR_VENCIDO)
    if certificados and not _puede_emitir(ancla):
        return Cadena(motivo=Motivo.CADENA_DEFECTUOSA)
    return Cadena(certificados=certificados, ancla=ancla)


def _puede_emitir(ancla: x509.Certificate) -> bool:
    """Whether what an anchor says of itself lets it issue: a list also names those who only stamp time or answer."""
    limites, usos = ancla.basic_constraints_value, ancla.key_usage_value
    return (limites is None or bool(limites["ca"].native)) and (usos is None or "key_cert_sign" in usos.native)


def _vigente(certificado: x509.Certificate, momento: datetime) -> bool:
    return bool(certificado.not_valid_before <= momento <= certificado.not_valid_after)


def _motivo_de(error: Exception) -> Motivo:
    if isinstance(error, ExpiredError | NotYetValidError):
        return Motivo.EMISOR_VENCIDO
    if isinstance(error, DisallowedAlgorithmError):
        return Motivo.DEBIL
    return Motivo.CADENA_DEFECTUOSA


def _completar(tarea: Coroutine[Any, Any, Cadena]) -> Cadena:
    """Run to its end a coroutine that waits for nothing; an event loop would cost more than the chain."""
    try:
        tarea.send(None)
    except StopIteration as fin:
        cadena: Cadena = fin.value
        return cadena
    tarea.close()
    raise RuntimeError("a chain without network has nothing to wait for")
