"""Where the files of the institution are kept: quarantine for drafts, the archive for what was filed."""

from io import BufferedReader
from pathlib import Path

from django.conf import settings

from mesa.expedientes.models import Documento
from mesa.lib.almacen import AlmacenEnDisco


def archivo() -> AlmacenEnDisco:
    return AlmacenEnDisco(settings.ARCHIVE_DIR)


def ruta_en_cuarentena(documento: Documento) -> Path:
    """Where the bytes of a draft's document are. Made of our own identifiers alone."""
    return Path(settings.QUARANTINE_DIR) / str(documento.expediente_id) / str(documento.id)


def ruta_de(documento: Documento) -> Path:
    """Where the bytes of a document are, filed or not."""
    return ruta_en_cuarentena(documento) if documento.expediente.es_borrador else archivo().ruta(documento.sha256)


def abrir_documento(documento: Documento) -> BufferedReader:
    """Open a document for reading, filed or not. Raises FileNotFoundError."""
    return ruta_de(documento).open("rb")
