"""How often somebody may call what could be used to guess or to wear the desk out."""

from django.utils.translation import gettext as _

from mesa.api.v1 import problemas
from mesa.api.v1.problemas import ProblemaError
from mesa.lib.limite import excede


def exigir_calma(*, accion: str, quien: str, maximo: int, segundos: int) -> None:
    """Count one try. Raises ProblemaError (429) beyond `maximo` within `segundos`."""
    if excede(accion=accion, quien=quien, maximo=maximo, segundos=segundos):
        detail = _("Van más de %(maximo)s en %(minutos)s minutos: espera y repite la llamada.") % {
            "maximo": maximo,
            "minutos": segundos // 60,
        }
        raise ProblemaError(problemas.DEMASIADOS_INTENTOS, detail, cabeceras={"Retry-After": str(segundos)})
