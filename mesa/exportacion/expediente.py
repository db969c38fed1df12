"""Put an expediente into a ZIP: what was filed, what was given for it, what was done, and how to check all of it."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import IO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import translation

from mesa.expedientes.archivo import archivo
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Acto, Expediente
from mesa.exportacion.actos import actos_para
from mesa.exportacion.archivos import archivos_para, recibos_para
from mesa.exportacion.indice import VERSION, indice_de
from mesa.exportacion.paginas import leeme, pagina
from mesa.exportacion.paquete import Paquete, trozos_de
from mesa.exportacion.pruebas import entradas, pruebas_para
from mesa.exportacion.texto import canonico
from mesa.lib.fechas import en_lima
from mesa.sello import certificados


class SinPresentarError(Exception):
    """A draft has nothing to prove yet."""


@dataclass(frozen=True, slots=True)
class Exportacion:
    """A ZIP and the name it goes by. `archivo` is a temporary file, at its start: closing it removes it."""

    nombre: str
    archivo: IO[bytes]


def exportar(expediente: Expediente, *, lector: Lector) -> Exportacion:
    """Return the ZIP of all that `lector` may see of an expediente.

    In Spanish, as receipts are. The same state gives the same bytes. Raises SinPresentarError.
    """
    if expediente.presentado_en is None:
        raise SinPresentarError(str(expediente.pk))
    salida: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 – whoever asked for it closes it
    try:
        with translation.override("es"):
            _llenar(Paquete(salida, _fecha(expediente.presentado_en)), expediente, lector)
    except BaseException:
        salida.close()
        raise
    salida.seek(0)
    return Exportacion(f"expediente-{expediente.numero}.zip", salida)


def _fecha(presentado_en: datetime) -> datetime:
    """The one date of all entries: that of the filing."""
    return en_lima(presentado_en).replace(microsecond=0)


def _llenar(paquete: Paquete, expediente: Expediente, lector: Lector) -> None:
    actos = list(expediente.actos.order_by("indice"))
    archivos, recibos, pruebas = archivos_para(expediente, lector=lector), recibos_para(expediente), pruebas_para(actos)
    indice = indice_de(expediente, lector=lector, actos=actos, archivos=archivos, recibos=recibos, pruebas=pruebas)
    paquete.poner("LEEME.txt", leeme(indice))
    paquete.poner("indice.html", pagina(indice, actos=actos, lector=lector))
    paquete.poner("indice.json", canonico(indice))
    paquete.poner("actos.json", _actos(actos, lector))
    guardados = [(uno.ruta, uno.fila.sha256) for uno in archivos] + [(uno.ruta, uno.fila.sha256) for uno in recibos]
    for ruta, sha256 in guardados:
        if ruta:
            paquete.copiar(ruta, trozos_de(archivo().abrir(sha256)))
    for ruta, datos in entradas(pruebas):
        paquete.poner(ruta, datos)
    for certificado in certificados():
        paquete.poner(_ruta_de_certificado(certificado), certificado.public_bytes(Encoding.PEM))
    paquete.poner("verificar.py", files("mesa.exportacion").joinpath("recursos", "verificar.py").read_bytes())
    paquete.cerrar()


def _actos(actos: Sequence[Acto], lector: Lector) -> bytes:
    return canonico({"version": VERSION, "actos": actos_para(actos, lector=lector)})


def _ruta_de_certificado(certificado: x509.Certificate) -> str:
    return f"certificados/sello-{certificado.fingerprint(hashes.SHA256()).hex()[:16]}.pem"
