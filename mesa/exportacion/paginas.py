"""What a person reads in the ZIP: LEEME.txt and a page that needs nothing but a browser. Spanish, as receipts are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from mesa.expedientes.historia import Lector, hitos
from mesa.expedientes.models import Acto


def leeme(indice: Mapping[str, Any]) -> bytes:
    """Return what this is and how to check it without the institution."""
    contexto = {"indice": indice, "url_certificados": f"{settings.SITE_URL}/registro-publico/certificados.pem"}
    return render_to_string("exportacion/LEEME.txt", contexto).encode()


def pagina(indice: Mapping[str, Any], *, actos: Sequence[Acto], lector: Lector) -> bytes:
    """Return the readable index: one file of HTML without scripts, with links to what lies beside it."""
    contexto = {
        "indice": indice,
        "presentado_en": datetime.fromisoformat(indice["presentado_en"]),
        "fecha_de_ingreso": date.fromisoformat(indice["fecha_de_ingreso"]),
        "hitos": hitos(actos, lector=lector),
    }
    return render_to_string("exportacion/indice.html", contexto).encode()
