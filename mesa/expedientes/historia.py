"""The acts of an expediente as milestones, newest first, with as much as its reader may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.estados import PASOS, ClaseDeActo
from mesa.expedientes.models import Acto


class Lector(Enum):
    """Who reads. Staff see persons; the filer, offices and what was written to them; the public, nobody's words."""

    PERSONAL = auto()
    REMITENTE = auto()
    PUBLICO = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hito:
    """One milestone, as `_componentes/hitos.html` shows it. `dicho` are words that a person wrote."""

    titulo: str | Promise
    tono: str = "bien"
    por: str | Promise = ""
    en: datetime | None = None
    nota: str | Promise = ""
    dicho: str = ""
    porvenir: bool = False


TONOS: dict[str, str] = {
    ClaseDeActo.OBSERVAR: "ojo",
    ClaseDeActo.DEVOLVER: "ojo",
    ClaseDeActo.VENCER: "mal",
    ClaseDeActo.RECHAZAR: "mal",
    ClaseDeActo.DESISTIR: "espera",
    ClaseDeActo.TOMAR: "curso",
    ClaseDeActo.ARCHIVAR: "espera",
}

# The act's own name tells who; here the milestone tells it.
TITULOS: dict[str, str | Promise] = {ClaseDeActo.RECIBIR: _("Recibido")}

OFICIOS: dict[str, str | Promise] = {
    "remitente": _("el remitente"),
    "mesa de partes": _("la mesa de partes"),
    "dependencia": _("la dependencia"),
    "reloj": _("el vencimiento del plazo"),
}

# Acts whose note is written for the filer. The note of derivar is the name of a dependencia, which anyone may know.
PARA_EL_REMITENTE = {ClaseDeActo.OBSERVAR, ClaseDeActo.RECHAZAR, ClaseDeActo.RESPONDER}


def hitos(actos: Iterable[Acto], *, lector: Lector) -> list[Hito]:
    """Return the milestones of these acts (given newest first) for a reader."""
    return [_hito(acto, lector) for acto in actos]


def _hito(acto: Acto, lector: Lector) -> Hito:
    derivado = acto.acto == ClaseDeActo.DERIVAR
    return Hito(
        titulo=TITULOS.get(acto.acto) or acto.get_acto_display(),
        tono=TONOS.get(acto.acto, "bien"),
        por=_por(acto, lector),
        en=acto.en,
        nota=acto.nota if derivado else "",
        dicho=acto.nota if not derivado and _puede_leer(acto, lector) else "",
    )


def _por(acto: Acto, lector: Lector) -> str | Promise:
    propio = lector is Lector.REMITENTE and acto.acto in {ClaseDeActo.PRESENTAR, ClaseDeActo.SUBSANAR}
    if lector is Lector.PERSONAL or propio:
        return acto.por_nombre
    oficio = next((paso.por for paso in PASOS if (paso.de, paso.acto) == (acto.de, acto.acto)), "")
    return OFICIOS.get(oficio, "")


def _puede_leer(acto: Acto, lector: Lector) -> bool:
    if lector is Lector.PUBLICO:
        return False
    return lector is Lector.PERSONAL or acto.acto in PARA_EL_REMITENTE
