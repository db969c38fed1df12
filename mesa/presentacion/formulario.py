"""Files that come inside a form, from a browser without JavaScript: straight to quarantine, up to the limit."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from mesa.expedientes.models import Expediente


class EnCuarentena(FileUploadHandler):
    """Write each file of a form into the draft's quarantine. A file over the limit is read to its end and dropped.

    So that the browser gets an answer, and the words that come after the file are not lost. `limite` is in bytes, of
    all the form's files together; `excedidos` are the names of the files that did not fit.
    """

    chunk_size = 1 << 20

    def __init__(self, request: HttpRequest, *, carpeta: Path, limite: int) -> None:
        super().__init__(request)
        self.carpeta = carpeta
        self.libre = limite
        self.excedidos: list[str] = []

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.carpeta.mkdir(parents=True, exist_ok=True)
        self.file = tempfile.NamedTemporaryFile(dir=self.carpeta, suffix=".formulario")  # noqa: SIM115 -- closed by Django
        self.escritos = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 -- Django's signature
        if self.escritos + len(raw_data) > self.libre:
            self.excedidos.append(self.file_name or "")
            raise SkipFile
        self.file.write(raw_data)
        self.escritos += len(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        self.libre -= file_size
        self.file.seek(0)
        return UploadedFile(file=self.file, name=self.file_name, size=file_size)


def recibir_en_cuarentena(request: HttpRequest, expediente: Expediente, *, limite: int) -> EnCuarentena:
    """Make the form's files go to the draft's quarantine. Call it before anything reads request.POST."""
    manejador = EnCuarentena(request, carpeta=Path(settings.QUARANTINE_DIR) / str(expediente.pk), limite=limite)
    request.upload_handlers = [manejador]
    return manejador
