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


def abrir_documento(documento: Documento) -> BufferedReader:
    """Open a document for reading, filed or not. Raises FileNotFoundError."""
    if documento.expediente.es_borrador:
        return ruta_en_cuarentena(documento).open("rb")
    return archivo().abrir(documento.sha256)
