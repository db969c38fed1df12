"""What goes with a document when its row goes, however that happens: a draft thrown away leaves no pictures of it."""

from typing import Any

from django.db import transaction

from mesa.expedientes.models import Documento
from mesa.expedientes.vista_de_paginas import borrar_vista


def olvidar_paginas(instance: Documento, **_kwargs: Any) -> None:
    """Remove the page images of a deleted document, unless another one has the same content."""
    sha256 = instance.sha256

    def borrar() -> None:
        if not Documento.objects.filter(sha256=sha256).exists():
            borrar_vista(sha256)

    if sha256:
        transaction.on_commit(borrar)
