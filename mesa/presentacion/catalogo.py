"""What can be chosen on the filing page, by class. Remembered by organizacion: asks the database nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mesa.organizacion.models import TipoDocumento
from mesa.organizacion.models.tipo import Clase
from mesa.organizacion.queries import tipos_activos


@dataclass(frozen=True, slots=True)
class ClaseConTipos:
    """One of the first choices: its code, its name, a line that tells it from the others, and its types."""

    codigo: str
    nombre: str
    pista: str
    tipos: tuple[TipoDocumento, ...]


def clases() -> tuple[ClaseConTipos, ...]:
    """Return the classes that have active types, in order."""
    todas = (
        ClaseConTipos(clase.value, str(clase.label), _pista(tipos), tipos)
        for clase in Clase
        if (tipos := tuple(tipo for tipo in tipos_activos() if tipo.clase == clase))
    )
    return tuple(todas)


def _pista(tipos: tuple[TipoDocumento, ...]) -> str:
    if all(tipo.solo_certificado_digital for tipo in tipos):
        return _("Solo con firma digital hecha con certificado")
    nombres = [tipo.nombre for tipo in tipos if not tipo.solo_fisico]
    return ", ".join([*nombres[:1], *(nombre[:1].lower() + nombre[1:] for nombre in nombres[1:])])


def clase_conocida(codigo: str) -> str:
    """Return `codigo` when it is a class, else nothing: it comes from outside."""
    return codigo if codigo in Clase.values else ""
