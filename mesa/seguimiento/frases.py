"""What each state means for the filer: what happens next, and whether it waits for them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.estados import Estado

QUE_SIGUE: dict[str, str | Promise] = {
    Estado.BORRADOR: _("Aún no está presentado: complétalo y preséntalo cuando quieras."),
    Estado.PRESENTADO: _("La mesa de partes lo revisa. Si está conforme, te enviamos el cargo de recepción."),
    Estado.OBSERVADO: _("La mesa de partes encontró algo por corregir: corrígelo dentro del plazo."),
    Estado.NO_PRESENTADO: _("Venció el plazo para corregir. No se borró nada: puedes presentarlo de nuevo."),
    Estado.RECHAZADO: _("Lee el motivo, corrige lo que dice y preséntalo de nuevo."),
    Estado.DESISTIDO: _("Desististe de este trámite: no queda nada por hacer."),
    Estado.RECIBIDO: _("La mesa de partes lo recibió y lo envía a la dependencia."),
    Estado.DERIVADO: _("Está en la dependencia. Te escribimos cuando responda."),
    Estado.EN_ATENCION: _("La dependencia lo tiene entre manos. Te escribimos cuando responda."),
    Estado.ATENDIDO: _("La dependencia respondió."),
    Estado.ARCHIVADO: _("La dependencia respondió y cerró el trámite."),
}

# The next milestone, hollow at the head of the history; none once nothing more is to come.
LUEGO: dict[str, str | Promise] = {
    Estado.PRESENTADO: _("Luego: la mesa de partes lo revisa y, si está conforme, emite el cargo de recepción"),
    Estado.RECIBIDO: _("Luego: pasa a la dependencia"),
    Estado.DERIVADO: _("Luego: la dependencia lo atiende y responde"),
    Estado.EN_ATENCION: _("Luego: la dependencia responde"),
}

TE_TOCA_A_TI = frozenset({Estado.BORRADOR, Estado.OBSERVADO, Estado.RECHAZADO})
