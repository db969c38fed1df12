"""A zip of vouchers dropped on the page: opened in the jail, its XML taken out; the zip itself is kept nowhere."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.comprobantes.paquete import EMPACADO_MAXIMO
from mesa.comprobantes.paquete_aislado import desempacar_aislado
from mesa.expedientes.models import Expediente
from mesa.lib.almacen import ExcedeLimiteError, recibir
from mesa.lib.nombres import nombre_seguro
from mesa.lib.zip_seguro import ProblemaZip
from mesa.ventanilla.lote import Suelto

_MUCHO = _("El ZIP trae demasiado: descomprímelo en tu computadora y sube los XML por partes.")
_ROTO = _("El ZIP está dañado o no es un ZIP: vuelve a descargarlo, o descomprímelo y sube los XML.")
_RARO = _("El ZIP no está hecho como se espera: descomprímelo en tu computadora y sube los XML.")
_FRASES: Mapping[ProblemaZip | None, str | Promise] = {
    None: _("El ZIP no trae ningún XML: sube el comprobante y su constancia tal como los descargaste."),
    ProblemaZip.NO_ABRE: _ROTO,
    ProblemaZip.CIFRADO: _("El ZIP pide contraseña: descomprímelo en tu computadora y sube los XML."),
    ProblemaZip.ENTRADAS: _MUCHO,
    ProblemaZip.BOMBA: _MUCHO,
    ProblemaZip.ANIDADO: _("El ZIP trae otro ZIP dentro: descomprímelo en tu computadora y sube los XML."),
    ProblemaZip.RUTA: _RARO,
    ProblemaZip.ALTERADO: _RARO,
}


class PaqueteImposibleError(Exception):
    """Nothing can be taken out of a zip; `mensaje` says why and what to do instead."""

    def __init__(self, problema: ProblemaZip | None) -> None:
        super().__init__(problema or "sin_xml")
        self.codigo = f"zip.{problema or 'sin_xml'}"
        self.mensaje = _FRASES[problema]


@dataclass(frozen=True, slots=True)
class Abierto:
    """The XML of a zip as files that last as long as the block that opened it, and the names of what else it held."""

    sueltos: tuple[Suelto, ...]
    sobrantes: tuple[str, ...]


@contextmanager
def abierto(expediente: Expediente, trozos: Iterable[bytes]) -> Iterator[Abierto]:
    """Receive a zip beside a draft's files and open it. Raises PaqueteImposibleError."""
    cuarentena = Path(settings.QUARANTINE_DIR) / str(expediente.pk)
    cuarentena.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cuarentena, suffix=".paquete") as carpeta:
        zip_ = Path(carpeta) / "paquete.zip"
        try:
            recibir(trozos, zip_, limite=EMPACADO_MAXIMO)
        except ExcedeLimiteError as error:
            raise PaqueteImposibleError(ProblemaZip.BOMBA) from error
        apertura = desempacar_aislado(zip_)
        if apertura.problema or not apertura.extraidos:
            raise PaqueteImposibleError(apertura.problema)
        sueltos = []
        for lugar, extraido in enumerate(apertura.extraidos):
            ruta = Path(carpeta) / f"{lugar}.xml"
            ruta.write_bytes(extraido.contenido)
            sueltos.append(Suelto(nombre_seguro(extraido.nombre), ruta))
        yield Abierto(tuple(sueltos), apertura.sobrantes)
