"""The folder of an installation, and how something new gets into it: whole files, by rename, for all who read it.

`lista/tsl.xml` with `origen.json` beside it; `raiz/` the root of the list's signer; `intermedios/`; `crl/`, each with
the address it came from beside it; `ocsp/`. Whoever asks reads it with `leer_carpeta`.
"""

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from asn1crypto import pem

from mesa.firmas.confianza.carpeta import ORIGEN, RAIZ, leer_carpeta, leer_raices
from mesa.firmas.confianza.modelo import Confianza
from mesa.lib.almacen import sync_folder

_SE_GUARDAN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Instalacion:
    """Where an installation keeps its trust."""

    carpeta: Path

    def leer(self) -> Confianza:
        """Return what is in force now."""
        return leer_carpeta(self.carpeta)

    def raices(self) -> tuple[bytes, ...]:
        """Return the certificates, DER, that vouch for the list's signer."""
        return leer_raices(self.carpeta)

    def guardar_lista(self, contenido: bytes, *, origen: str) -> None:
        """Put a list in the place of the one before. `origen`: the address or file it came from."""
        escribir(self.carpeta / "lista" / "tsl.xml", contenido)
        escribir(self.carpeta / "lista" / ORIGEN, json.dumps({"origen": origen}, ensure_ascii=False).encode())

    def guardar_raiz(self, der: bytes) -> None:
        """Add a root of the list's signer."""
        escribir(self.carpeta / RAIZ / f"{_nombre(der)}.pem", pem.armor("CERTIFICATE", der))

    def guardar_intermedio(self, der: bytes) -> None:
        """Add an authority that leads to one of the list."""
        escribir(self.carpeta / "intermedios" / f"{_nombre(der)}.pem", pem.armor("CERTIFICATE", der))

    def guardar_crl(self, url: str, der: bytes) -> None:
        """Put a revocation list in the place of the one that came from `url` before."""
        ruta = self.carpeta / "crl" / f"{_nombre(url.encode())}.crl"
        escribir(ruta.with_suffix(".url"), url.encode())
        escribir(ruta, der)

    def guardar_ocsp(self, certificado: bytes, der: bytes) -> None:
        """Put an answer about `certificado` (DER) in the place of the one before."""
        escribir(self.carpeta / "ocsp" / f"{_nombre(certificado)}.ocsp", der)

    def podar(self, *, ahora: datetime) -> None:
        """Forget OCSP answers kept for longer than signatures are looked at again: one comes for each signer."""
        for ruta in (self.carpeta / "ocsp").glob("*.ocsp"):
            if ahora.timestamp() - ruta.stat().st_mtime > _SE_GUARDAN.total_seconds():
                ruta.unlink(missing_ok=True)

    def fuentes_de_crl(self) -> Iterator[tuple[str, bytes]]:
        """Yield each kept revocation list with the address it came from."""
        for ruta in sorted((self.carpeta / "crl").glob("*.url")):
            lista = ruta.with_suffix(".crl")
            if lista.exists():
                yield ruta.read_text(encoding="utf-8"), lista.read_bytes()


def escribir(ruta: Path, contenido: bytes) -> None:
    """Write a file whole, durable and readable by the web's user: another process sees the old one or the new one."""
    ruta.parent.mkdir(parents=True, exist_ok=True)
    temporal = ruta.with_name(f"{ruta.name}.{uuid.uuid4().hex}.parte")
    try:
        with temporal.open("xb") as salida:
            salida.write(contenido)
            salida.flush()
            os.fsync(salida.fileno())
        temporal.replace(ruta)
    except BaseException:
        temporal.unlink(missing_ok=True)
        raise
    sync_folder(ruta.parent)


def _nombre(contenido: bytes) -> str:
    return sha256(contenido).hexdigest()[:32]
