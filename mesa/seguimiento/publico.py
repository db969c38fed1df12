"""Public tracking: who holds a filing's number and clave sees where it is, and no person's name or words."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from mesa.expedientes.historia import Hito, Lector, hitos
from mesa.expedientes.models import Expediente
from mesa.expedientes.vista import TONOS
from mesa.seguimiento.frases import LUEGO


@dataclass(frozen=True, slots=True)
class PruebaPublica:
    """A receipt that was given, and the index of its act in the log, by which its proof of inclusion is found."""

    nombre: str | Promise
    indice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartePublica:
    """What public tracking shows of a filing."""

    numero: str
    estado: str | Promise
    tono: str
    tipo_de_documento: str
    sede: str
    dependencia: str
    presentado_en: datetime | None
    fecha_de_ingreso: date | None
    motivo_de_ingreso: str
    hitos: list[Hito]
    pruebas: list[PruebaPublica]


def encontrar(*, numero: str, clave: str) -> Expediente | None:
    """Return the filing of this number if the clave is its own. A wrong number and a wrong clave look the same."""
    consulta = Expediente.objects.select_related("tipo_documento", "sede", "dependencia", "dependencia_actual")
    expediente = consulta.filter(numero=numero.strip()).first() if numero.strip() else None
    # Compared even when there is nothing to compare with, and in constant time: the wait tells nothing.
    propia = expediente.clave if expediente else ""
    coincide = secrets.compare_digest(clave_escrita(clave).encode(), propia.encode())
    return expediente if expediente and propia and coincide else None


def clave_escrita(clave: str) -> str:
    """Return a clave as it is kept, from what a person types: «k7qm-4trx 9wdf» is K7QM4TRX9WDF."""
    return "".join(caracter for caracter in clave.upper() if caracter.isalnum())


def parte_publica(expediente: Expediente, *, cerrado_hasta: int) -> PartePublica:
    """Return what anyone with number and clave may see of a filing.

    `cerrado_hasta`: index of the last act that has a proof.
    """
    luego = LUEGO.get(expediente.estado)
    venidero = [Hito(titulo=luego, porvenir=True)] if luego else []
    return PartePublica(
        numero=str(expediente.numero),
        estado=expediente.get_estado_display(),
        tono=TONOS.get(expediente.estado, "curso"),
        tipo_de_documento=str(expediente.tipo_documento),
        sede=str(expediente.sede),
        dependencia=str(expediente.dependencia_actual or expediente.dependencia),
        presentado_en=expediente.presentado_en,
        fecha_de_ingreso=expediente.fecha_de_ingreso,
        motivo_de_ingreso=expediente.motivo_de_ingreso,
        hitos=venidero + hitos(expediente.actos.order_by("-indice"), lector=Lector.PUBLICO),
        pruebas=[
            PruebaPublica(recibo.get_clase_display(), recibo.acto_id)
            for recibo in expediente.recibos.filter(acto_id__lte=cerrado_hasta).order_by("acto_id")
        ],
    )
