"""The whole life of an expediente, as one table. docs/estados.md is printed from it and a test compares.

Nothing but mesa/expedientes/transicion.py assigns the state.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Estado(TextChoices):
    BORRADOR = "BORRADOR", _("Borrador")
    PRESENTADO = "PRESENTADO", _("Presentado")
    OBSERVADO = "OBSERVADO", _("Observado")
    NO_PRESENTADO = "NO_PRESENTADO", _("Tenido por no presentado")
    RECHAZADO = "RECHAZADO", _("Rechazado")
    DESISTIDO = "DESISTIDO", _("Desistido")
    RECIBIDO = "RECIBIDO", _("Recibido")
    DERIVADO = "DERIVADO", _("Derivado")
    EN_ATENCION = "EN_ATENCION", _("En atención")
    ATENDIDO = "ATENDIDO", _("Atendido")
    ARCHIVADO = "ARCHIVADO", _("Archivado")


class ClaseDeActo(TextChoices):
    PRESENTAR = "presentar", _("Presentado")
    RECIBIR = "recibir", _("Recibido por la mesa de partes")
    OBSERVAR = "observar", _("Observado")
    SUBSANAR = "subsanar", _("Subsanado")
    VENCER = "vencer", _("Venció el plazo de subsanación")
    RECHAZAR = "rechazar", _("Rechazado")
    DESISTIR = "desistir", _("Desistido")
    DERIVAR = "derivar", _("Derivado a la dependencia")
    DEVOLVER = "devolver", _("Devuelto a la mesa de partes")
    TOMAR = "tomar", _("Tomado para su atención")
    RESPONDER = "responder", _("Atendido")
    ARCHIVAR = "archivar", _("Archivado")
    REABRIR = "reabrir", _("Reabierto")


@dataclass(frozen=True, slots=True)
class Paso:
    """One line of the table: from which state, by which act, to which state, by whom."""

    de: Estado
    acto: ClaseDeActo
    a: Estado
    por: str
    nota: str = ""


PASOS: tuple[Paso, ...] = (
    Paso(Estado.BORRADOR, ClaseDeActo.PRESENTAR, Estado.PRESENTADO, "remitente", "número y constancia"),
    Paso(Estado.PRESENTADO, ClaseDeActo.RECIBIR, Estado.RECIBIDO, "mesa de partes", "cargo de recepción sellado"),
    Paso(Estado.PRESENTADO, ClaseDeActo.OBSERVAR, Estado.OBSERVADO, "mesa de partes", "una sola vez, en un solo acto"),
    Paso(Estado.OBSERVADO, ClaseDeActo.SUBSANAR, Estado.PRESENTADO, "remitente", "conserva la fecha original"),
    Paso(Estado.OBSERVADO, ClaseDeActo.VENCER, Estado.NO_PRESENTADO, "reloj", "no se borra nada"),
    Paso(
        Estado.PRESENTADO, ClaseDeActo.RECHAZAR, Estado.RECHAZADO, "mesa de partes", "solo modo corporativo; con motivo"
    ),
    Paso(Estado.PRESENTADO, ClaseDeActo.DESISTIR, Estado.DESISTIDO, "remitente"),
    Paso(Estado.OBSERVADO, ClaseDeActo.DESISTIR, Estado.DESISTIDO, "remitente"),
    Paso(Estado.RECIBIDO, ClaseDeActo.DERIVAR, Estado.DERIVADO, "mesa de partes", "a la dependencia"),
    Paso(Estado.EN_ATENCION, ClaseDeActo.DERIVAR, Estado.DERIVADO, "dependencia", "a otra dependencia"),
    Paso(Estado.DERIVADO, ClaseDeActo.DEVOLVER, Estado.RECIBIDO, "dependencia", "no es nuestro, con motivo"),
    Paso(Estado.DERIVADO, ClaseDeActo.TOMAR, Estado.EN_ATENCION, "dependencia"),
    Paso(Estado.EN_ATENCION, ClaseDeActo.RESPONDER, Estado.ATENDIDO, "dependencia", "avisa al remitente"),
    Paso(Estado.ATENDIDO, ClaseDeActo.ARCHIVAR, Estado.ARCHIVADO, "dependencia"),
    Paso(Estado.ARCHIVADO, ClaseDeActo.REABRIR, Estado.EN_ATENCION, "dependencia", "con motivo"),
)

TRANSICIONES: dict[tuple[str, str], Estado] = {(paso.de, paso.acto): paso.a for paso in PASOS}


def tabla_markdown() -> str:
    """The table as Markdown, for docs/estados.md."""
    lines = ["| de | acto | a | por | nota |", "|---|---|---|---|---|"]
    lines += [f"| {p.de.value} | {p.acto.value} | {p.a.value} | {p.por} | {p.nota} |" for p in PASOS]
    return "\n".join(lines) + "\n"
