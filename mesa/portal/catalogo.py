"""What can be filed here, said in a line."""

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from mesa.organizacion.models.tipo import Clase
from mesa.organizacion.queries import tipos_activos


def clases_que_se_presentan() -> str:
    """Return «Cartas, oficios y otros documentos, comprobantes electrónicos y contratos», of the classes in use."""
    palabras = {
        Clase.CORRESPONDENCIA: _("cartas, oficios y solicitudes"),
        Clase.COMPROBANTE: _("comprobantes electrónicos"),
        Clase.CONTRATO: _("contratos"),
    }
    usadas = {tipo.clase for tipo in tipos_activos() if not tipo.solo_fisico}
    return capfirst(get_text_list([frase for clase, frase in palabras.items() if clase in usadas], _("y")))
