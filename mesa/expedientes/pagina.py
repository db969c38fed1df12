"""What a page of the institution shows of one expediente: its files, one of them open, its history and its acts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from mesa.expedientes.acciones import Accion, botones
from mesa.expedientes.historia import Lector, hitos
from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.visor import Visor, visor_de
from mesa.expedientes.vista import TONOS, ArchivoVisto, archivo_visto, entro_otro_dia


@dataclass(frozen=True, slots=True)
class Ficha:
    """A tab of the viewer: a file, whether it is the open one, and its order among the annexes."""

    archivo: ArchivoVisto
    abierto: bool


def contexto_de_revision(
    expediente: Expediente, *, puerta: str, acciones: Sequence[Accion], form: forms.Form | None, elegido: str,
    pedir_vistas: Callable[[Documento], None],
) -> dict[str, Any]:  # fmt: skip
    """Return the context of `expediente/revision.html`.

    `puerta` is the URL name that serves its files; `elegido`, the id of the file to open, the main one when it is "";
    `pedir_vistas` has its pages drawn when they are not there.
    """
    documentos = list(expediente.documentos.all())
    archivos = [archivo_visto(documento, puerta=puerta, lector=Lector.PERSONAL) for documento in documentos]
    abierto = _abierto(archivos, elegido)
    return {
        "expediente": expediente,
        "tono": TONOS.get(expediente.estado, "curso"),
        "entro_otro_dia": entro_otro_dia(expediente),
        "archivos": archivos,
        "abierto": abierto,
        "visor": _visor(documentos, abierto, puerta=puerta, pedir_vistas=pedir_vistas),
        "fichas": [Ficha(archivo, archivo is abierto) for archivo in archivos],
        "hitos": hitos(expediente.actos.order_by("-indice"), lector=Lector.PERSONAL),
        "botones": botones(acciones, expediente, form=form),
    }


def _abierto(archivos: Sequence[ArchivoVisto], elegido: str) -> ArchivoVisto | None:
    # Unless one was chosen, the first of which there is something to see, if only the reason why there is not.
    candidatos = [a for a in archivos if a.id == elegido] or [a for a in archivos if a.url_ver or a.bloqueo] or archivos
    return next(iter(candidatos), None)


def _visor(
    documentos: Sequence[Documento],
    abierto: ArchivoVisto | None,
    *,
    puerta: str,
    pedir_vistas: Callable[[Documento], None],
) -> Visor | None:
    documento = next((d for d in documentos if abierto and str(d.pk) == abierto.id and not abierto.bloqueo), None)
    if documento is None:
        return None
    pedir_vistas(documento)
    return visor_de(documento, puerta=puerta)
