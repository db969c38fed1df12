"""Whether the certificate of an intact signature was to be trusted when it signed (ETSI EN 319 102-1, 5.5 and 5.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from asn1crypto import x509
from cryptography.x509 import load_der_x509_certificate

from mesa.firmas.lectura.anclaje import Anclaje
from mesa.firmas.lectura.cadena import Cadena, Reserva
from mesa.firmas.lectura.leida import Leida, SelloDeDocumento
from mesa.firmas.lectura.modelo import Confiable, OrigenDeFecha
from mesa.firmas.lectura.motivos import Motivo
from mesa.firmas.lectura.prueba import Pruebas
from mesa.firmas.lectura.revocacion import situacion_de
from mesa.firmas.lectura.tiempo import Sello, fecha_declarada

_ADELANTO = timedelta(days=1)  # a claimed time without zone may be read as tomorrow's
_INVALIDAN = frozenset({Motivo.REVOCADA, Motivo.VENCIDA})
_NO_PESAN = frozenset({Motivo.SELLO_NO_CONFIABLE, Motivo.USO_TRIBUTARIO})
# Certificates of machines; any other extended use, or none, may sign.
_USOS_AJENOS = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})


@dataclass(frozen=True, slots=True)
class Momento:
    """When it was signed. `probado`: a trusted authority stamped it; a claim or a stranger's stamp is no proof."""

    instante: datetime | None
    origen: OrigenDeFecha
    probado: bool = False


@dataclass(frozen=True, slots=True)
class Dictamen:
    """What is thought of the certificate, and why."""

    confianza: Confiable
    momento: Momento
    motivos: frozenset[Motivo]


class Tribunal:
    """Judges the signatures of one file, with all that the file and the desk know."""

    def __init__(
        self, anclaje: Anclaje, reserva: Reserva, pruebas: Pruebas, sellos: Sequence[SelloDeDocumento], ahora: datetime
    ) -> None:
        self._anclaje = anclaje
        self._reserva = reserva
        self._pruebas = pruebas
        self._sellos = sellos
        self._ahora = ahora

    def juzgar(self, leida: Leida) -> Dictamen:
        """Return the verdict on the certificate of a signature whose mathematics hold."""
        momento = self._momento_de(leida)
        instante = momento.instante or self._ahora
        motivos = set(self._del_certificado(leida.contenedor.certificado, instante, probado=momento.probado))
        if leida.debil:
            motivos.add(Motivo.DEBIL)
        if instante > self._ahora + _ADELANTO:
            motivos.add(Motivo.FECHA_FUTURA)
        if momento.origen is OrigenDeFecha.SELLADA and not momento.probado:
            motivos.add(Motivo.SELLO_NO_CONFIABLE)
        return Dictamen(confianza=_confianza(motivos), momento=momento, motivos=frozenset(motivos))

    def _momento_de(self, leida: Leida) -> Momento:
        sellos = [*leida.sellos, *self._sellos_sobre(leida)]
        confiables = [sello for sello in sellos if self._es_confiable(sello)]
        if elegidos := confiables or sellos:
            instante = min(sello.momento for sello in elegidos)
            return Momento(instante, OrigenDeFecha.SELLADA, probado=bool(confiables))
        if declarada := fecha_declarada(leida.contenedor, leida.campo.firma):
            return Momento(declarada, OrigenDeFecha.DECLARADA)
        return Momento(None, OrigenDeFecha.DESCONOCIDA)

    def _sellos_sobre(self, leida: Leida) -> list[Sello]:
        """A document time-stamp proves the time of every signature among the bytes it covers."""
        return [
            uno.sello
            for uno in self._sellos
            if uno.sello and uno.cobertura.debida and uno.cobertura.hasta > leida.cobertura.hasta
        ]

    def _es_confiable(self, sello: Sello) -> bool:
        try:
            return not sello.debil and self._avala(sello)
        except Exception:  # noqa: BLE001 – the certificate of a stamp comes with the file
            return False

    def _avala(self, sello: Sello) -> bool:
        autoridad = sello.autoridad
        usos = autoridad.extended_key_usage_value
        if usos is None or "time_stamping" not in usos.native:
            return False
        motivos = set(self._de_la_cadena(autoridad, sello.momento, probado=False))
        return _vigente(autoridad, sello.momento) and not motivos - {Motivo.REVOCACION_DESCONOCIDA}

    def _del_certificado(self, certificado: x509.Certificate, instante: datetime, *, probado: bool) -> list[Motivo]:
        motivos = []
        if not _vigente(certificado, instante):
            motivos.append(Motivo.VENCIDA)
            instante = min(max(instante, certificado.not_valid_before), certificado.not_valid_after)
        if not _sirve_para_firmar(certificado):
            motivos.append(Motivo.USO_NO_PERMITIDO)
        return [*motivos, *self._de_la_cadena(certificado, instante, probado=probado)]

    def _de_la_cadena(self, certificado: x509.Certificate, instante: datetime, *, probado: bool) -> list[Motivo]:
        cadena = self._reserva.cadena_de(certificado, momento=instante)
        return [cadena.motivo] if cadena.motivo else self._de_la_revocacion(cadena, instante, probado=probado)

    def _de_la_revocacion(self, cadena: Cadena, instante: datetime, *, probado: bool) -> list[Motivo]:
        try:
            eslabones = [load_der_x509_certificate(uno.dump()) for uno in (cadena.ancla, *cadena.certificados) if uno]
        except ValueError:  # stricter than who validated the chain
            return [Motivo.REVOCACION_DESCONOCIDA]
        # Old silence is worth nothing without proof of when it was signed: who steals a key can claim any day.
        hasta = instante if probado else max(instante, self._ahora)
        motivos = []
        for emisor, certificado in pairwise(eslabones):
            situacion = situacion_de(certificado, emisor, pruebas=self._pruebas, momento=hasta)
            if situacion.revocado_desde is None:
                motivos += [] if situacion.vigente else [Motivo.REVOCACION_DESCONOCIDA]
            elif situacion.revocado_desde <= instante:
                motivos.append(Motivo.REVOCADA)
            elif not probado:
                motivos.append(Motivo.REVOCADA_DESPUES)
        return motivos


def _confianza(motivos: set[Motivo]) -> Confiable:
    if motivos & _INVALIDAN:
        return Confiable.INVALIDA
    return Confiable.INDETERMINADA if motivos - _NO_PESAN else Confiable.VALIDA


def _vigente(certificado: x509.Certificate, instante: datetime) -> bool:
    return bool(certificado.not_valid_before <= instante <= certificado.not_valid_after)


def _sirve_para_firmar(certificado: x509.Certificate) -> bool:
    """RFC 5280, 4.2.1.3: what commits somebody or proves who it was; and not the certificate of a machine."""
    llave, extendido = certificado.key_usage_value, certificado.extended_key_usage_value
    if llave is not None and not llave.native & {"digital_signature", "non_repudiation"}:
        return False
    return extendido is None or not set(extendido.native) <= _USOS_AJENOS
