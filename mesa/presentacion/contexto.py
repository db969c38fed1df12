"""From an expediente to the filing page: asks flujo what is missing and gathers what the templates need."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mesa import flujo
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Expediente
from mesa.organizacion.queries import contactos, institucion_actual, sedes_activas, textos
from mesa.portal import formatos
from mesa.portal.reloj import vista_del_reloj
from mesa.portal.tarjetas import en_palabras
from mesa.presentacion import pagina as paginas
from mesa.presentacion.catalogo import clases
from mesa.presentacion.comprobantes import comprobantes_de
from mesa.presentacion.queries import expediente_propio


def completado(cuenta: Cuenta | int, expediente_id: UUID, *, ahora: datetime) -> Expediente:
    """Return a draft whose files changed, filled in from its vouchers. Raises YaPresentadoError, Http404."""
    actual = expediente_propio(cuenta, expediente_id)
    if "principal" in flujo.completar_borrador(actual, ahora=ahora):
        return expediente_propio(cuenta, expediente_id)  # two of its documents changed places
    return actual


def pagina_completa(
    request: HttpRequest, expediente: Expediente, *, ahora: datetime, status: int = 200, **de_la_pagina: Any
) -> HttpResponse:
    """Answer with the whole filing page. `de_la_pagina`: see pagina.construir."""
    institucion = institucion_actual()
    reloj = flujo.reloj_legal(expediente.sede, ahora=ahora)
    contexto = {
        "pagina": _pagina(expediente, ahora=ahora, **de_la_pagina),
        "plazo": flujo.plazo_si_presenta(expediente, ahora=ahora),
        "clases": clases(),
        "sedes": sedes_activas(),
        "reloj_de_ahora": reloj,
        "vista_reloj": vista_del_reloj(reloj),
        "formatos_principal": formatos.en_palabras(institucion.formatos_principal),
        "formatos_anexo": formatos.en_palabras(institucion.formatos_anexo),
        "acepta_principal": formatos.acepta(institucion.formatos_principal),
        "acepta_anexo": formatos.acepta(institucion.formatos_anexo),
        "acepta_todo": formatos.acepta([*institucion.formatos_anexo, "zip"]),
        "aviso_contrataciones": textos("aviso-contrataciones"),
        "aviso_notarial": textos("aviso-notarial"),
        "contactos": contactos(),
    }
    respuesta = render(request, "presentacion/presentar.html", contexto, status=status)
    respuesta["Cache-Control"] = "no-store"  # a page kept by the browser would show an older draft
    return respuesta


def cambios(
    request: HttpRequest, expediente: Expediente, *, ahora: datetime, status: int = 200, sede_cambio: bool = False,
    **de_la_pagina: Any,
) -> HttpResponse:  # fmt: skip
    """Answer with the parts of the page that a change touches, each to be put in its place by htmx."""
    contexto: dict[str, Any] = {
        "pagina": _pagina(expediente, ahora=ahora, **de_la_pagina),
        "plazo": flujo.plazo_si_presenta(expediente, ahora=ahora),
        "cambios": True,
        "con_palabras": "formulario" in de_la_pagina,
    }
    if sede_cambio:
        contexto["reloj_de_ahora"] = flujo.reloj_legal(expediente.sede, ahora=ahora)
    return render(request, "presentacion/_cambios.html", contexto, status=status)


def _pagina(expediente: Expediente, *, ahora: datetime, **de_la_pagina: Any) -> paginas.Pagina:
    tarjetas = flujo.revisar_comprobantes(expediente, ahora=ahora)
    return paginas.construir(
        expediente,
        faltas=flujo.que_falta(expediente, ahora=ahora, tarjetas=tarjetas),
        comprobantes=comprobantes_de(expediente, [en_palabras(una) for una in tarjetas]),
        limite=institucion_actual().expediente_bytes,
        ahora=ahora,
        **de_la_pagina,
    )
