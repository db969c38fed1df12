"""What a page of the institution shows of one expediente: its files, one of them open, its history and its acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from mesa.expedientes.acciones import Accion, botones
from mesa.expedientes.historia import Lector, hitos
from mesa.expedientes.models import Expediente
from mesa.expedientes.vista import TONOS, ArchivoVisto, archivo_visto, entro_otro_dia


@dataclass(frozen=True, slots=True)
class Ficha:
    """A tab of the viewer: a file, whether it is the open one, and its order among the annexes."""

    archivo: ArchivoVisto
    abierto: bool


def contexto_de_revision(
    expediente: Expediente, *, puerta: str, acciones: Sequence[Accion], form: forms.Form | None, elegido: str
) -> dict[str, Any]:
    """Return the context of `expediente/revision.html`.

    `puerta` is the URL name that serves its files; `elegido`, the id of the file to open, the main one when it is "".
    """
    archivos = [
        archivo_visto(documento, puerta=puerta, lector=Lector.PERSONAL) for documento in expediente.documentos.all()
    ]
    abierto = _abierto(archivos, elegido)
    return {
        "expediente": expediente,
        "tono": TONOS.get(expediente.estado, "curso"),
        "entro_otro_dia": entro_otro_dia(expediente),
        "archivos": archivos,
        "abierto": abierto,
        "fichas": [Ficha(archivo, archivo is abierto) for archivo in archivos if _tiene_ficha(archivo)],
        "hitos": hitos(expediente.actos.order_by("-indice"), lector=Lector.PERSONAL),
        "botones": botones(acciones, expediente, form=form),
    }


def _abierto(archivos: Sequence[ArchivoVisto], elegido: str) -> ArchivoVisto | None:
    se_ven = [archivo for archivo in archivos if _tiene_ficha(archivo)]
    return next((archivo for archivo in se_ven if archivo.id == elegido), se_ven[0] if se_ven else None)


def _tiene_ficha(archivo: ArchivoVisto) -> bool:
    # What is not opened has a tab too, which says why.
    return bool(archivo.url_ver or archivo.bloqueo)
