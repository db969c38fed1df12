"""Which certificates a seal is compared with: those that were given, else those of the installation on this machine."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

# Where an installation without MESA_DATA_DIR keeps its data (mesa/settings.py, which needs Django to be read).
_DATOS = Path(__file__).resolve().parents[2] / "var"
_EXTENSIONES = frozenset({".pem", ".crt", ".cer", ".der"})


class CertificadoIlegible(ValueError):
    """No certificate can be read where somebody said that there is one; the message says why, in Spanish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conocidos:
    """`dados`: named by who asks. `instalados`: of this machine's desk. `de_tiempo`: vouch for who stamps time."""

    dados: tuple[x509.Certificate, ...] = ()
    instalados: tuple[x509.Certificate, ...] = ()
    de_tiempo: tuple[x509.Certificate, ...] = ()

    @property
    def de_la_institucion(self) -> tuple[x509.Certificate, ...]:
        """What was given, and nothing besides; the installation's when nothing was."""
        return self.dados or self.instalados


def leer_dados(rutas: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    """Return the certificates (PEM or DER) in these files and folders. Raises CertificadoIlegible."""
    leidos = [certificado for ruta in rutas for certificado in _de_ruta(ruta)]
    return tuple(dict.fromkeys(leidos))


def leer_instalados() -> tuple[x509.Certificate, ...]:
    """Return the seals' certificates of the installation that the environment names; the readable ones."""
    datos = Path(os.environ.get("MESA_DATA_DIR") or _DATOS)
    carpeta = Path(os.environ.get("MESA_SEAL_CERTIFICATES") or datos / "sello" / "certificados")
    sello = Path(os.environ.get("MESA_SEAL_PKCS12") or datos / "sello" / "sello.p12")
    rutas = [*_en(carpeta), *_en(sello.parent)]
    if certificado := os.environ.get("MESA_SEAL_CERTIFICATE"):
        rutas.append(Path(certificado))
    return tuple(dict.fromkeys(uno for ruta in rutas for uno in _legibles(ruta)))


def leer_de_tiempo() -> tuple[x509.Certificate, ...]:
    """Return those that vouch for the installation's time-stamp authority."""
    carpeta = os.environ.get("MESA_TSA_CERTIFICATES")
    return tuple(uno for ruta in _en(Path(carpeta)) for uno in _legibles(ruta)) if carpeta else ()


def leer_der(ders: Iterable[bytes]) -> Iterator[x509.Certificate]:
    """Yield those of these certificates that can be read."""
    for der in ders:
        try:
            yield x509.load_der_x509_certificate(der)
        except ValueError:
            continue


def _de_ruta(ruta: Path) -> list[x509.Certificate]:
    rutas = _en(ruta) if ruta.is_dir() else [ruta]
    if not rutas:
        raise CertificadoIlegible("no hay ningún certificado (.pem, .crt, .cer, .der) en la carpeta")
    return [certificado for una in rutas for certificado in _leer(una)]


def _en(carpeta: Path) -> list[Path]:
    try:
        return sorted(ruta for ruta in carpeta.iterdir() if ruta.suffix.lower() in _EXTENSIONES and ruta.is_file())
    except OSError:
        return []


def _legibles(ruta: Path) -> list[x509.Certificate]:
    try:
        return _leer(ruta)
    except CertificadoIlegible:
        return []


def _leer(ruta: Path) -> list[x509.Certificate]:
    try:
        contenido = ruta.read_bytes()
        if b"-----BEGIN" in contenido:
            return x509.load_pem_x509_certificates(contenido)
        return [x509.load_der_x509_certificate(contenido)]
    except OSError as error:
        raise CertificadoIlegible("no se puede leer") from error
    except ValueError as error:
        raise CertificadoIlegible("no es un certificado PEM ni DER") from error
