"""What pages, API and receipts ask about the organization. Every answer is remembered for a short while."""

from datetime import date

from django.db.models import Prefetch

from mesa.organizacion.memoria import recordar
from mesa.organizacion.models import (
    Contacto,
    Dependencia,
    Institucion,
    PoliticaDeDatos,
    Sede,
    Texto,
    TipoDocumento,
)


class SinPerfilError(LookupError):
    """No institution profile has been loaded."""

    def __init__(self) -> None:
        super().__init__("Falta el perfil de la institución: cárgalo con «mesa manage cargar_perfil CARPETA».")


@recordar
def institucion_actual() -> Institucion:
    """Return the institution this installation serves. Raises SinPerfilError before a profile is loaded."""
    institucion = Institucion.objects.first()
    if institucion is None:
        raise SinPerfilError
    return institucion


@recordar
def sedes_activas() -> tuple[Sede, ...]:
    """Return the active sedes in order; `sede.dependencias.all()` holds their active dependencias without a query."""
    activas = Dependencia.objects.filter(activa=True).order_by("orden", "nombre")
    return tuple(Sede.objects.filter(activa=True).prefetch_related(Prefetch("dependencias", queryset=activas)))


@recordar
def tipos_activos() -> tuple[TipoDocumento, ...]:
    """Return the active document types in order, those brought on paper included."""
    return tuple(TipoDocumento.objects.filter(activo=True))


@recordar
def contactos() -> tuple[Contacto, ...]:
    """Return whom a filer can turn to, in order."""
    return tuple(Contacto.objects.filter(activo=True))


@recordar
def textos(clave: str) -> tuple[str, ...]:
    """Return the institution's sentences for a place of the pages, in order; empty when it has none there."""
    return tuple(Texto.objects.filter(clave=clave, activo=True).values_list("texto", flat=True))


@recordar
def politica_vigente(hoy: date) -> PoliticaDeDatos | None:
    """Return the data-protection text in force on a day (Lima's), or None when there is none."""
    return PoliticaDeDatos.objects.filter(vigente_desde__lte=hoy).first()
