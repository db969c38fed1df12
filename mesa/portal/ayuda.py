"""The help pages: guides with pictures, whom to call, and how to mend each thing the inspection can find."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mesa.inspeccion.hallazgos import CATALOGO
from mesa.organizacion.queries import institucion_actual, sedes_activas
from mesa.portal.contacto import datos_de_contacto
from mesa.portal.formatos import en_palabras

# In the order in which a person needs them; each has its template, ayuda/<slug>.html.
GUIAS = {
    "registrarse": (_("Crear tu cuenta"), _("Como persona, empresa o empresa extranjera. Toma unos cinco minutos.")),
    "presentar": (_("Presentar un documento"), _("Del primer dato a la constancia, paso a paso.")),
    "facturas": (
        _("Facturas y comprobantes"),
        _("Qué traer, qué objeta Contabilidad y qué quiere decir cada marca."),
    ),
    "firma-digital": (_("Firmar digitalmente"), _("Qué cuenta, cómo se firma y qué quiere decir cada resultado.")),
    "seguir": (_("Seguir tu trámite"), _("Con tu cuenta, o solo con el número y la clave.")),
    "entender-tu-constancia": (_("Entender tu constancia y tu cargo"), _("Qué prueba cada uno y qué fecha cuenta.")),
    "verificar": (_("Verificar una constancia o un cargo"), _("Comprueba que es auténtico y que nadie lo cambió.")),
    "foreign-companies": ("Foreign companies", "How to file from abroad, in English."),
}

# The one guide written in English whatever the page's language: its readers may not read Spanish.
EN_INGLES = "foreign-companies"


@dataclass(frozen=True, slots=True)
class Remedio:
    """One finding as the help page shows it; `codigo` is its anchor."""

    codigo: str
    tono: str
    mensaje: str
    solucion: str


@require_safe
def indice(request: HttpRequest) -> HttpResponse:
    """The help page: guides, video, whom to call, where to go, and common questions."""
    contexto = {
        "guias": [(slug, *textos) for slug, textos in GUIAS.items()],
        **datos_de_contacto(),
        "sedes": [sede for sede in sedes_activas() if sede.direccion],
        "formatos_anexo": en_palabras(institucion_actual().formatos_anexo),
    }
    return render(request, "ayuda/indice.html", contexto)


@require_safe
def guia(request: HttpRequest, slug: str) -> HttpResponse:
    """One guide. Raises Http404 for a name that is not one."""
    if slug not in GUIAS:
        raise Http404
    conjuncion = "or" if slug == EN_INGLES else ""
    contexto = {
        "slug": slug,
        "titulo_de_la_guia": GUIAS[slug][0],
        "formatos_anexo": en_palabras(institucion_actual().formatos_anexo, conjuncion=conjuncion),
        **datos_de_contacto(),
    }
    return render(request, f"ayuda/{slug}.html", contexto)


@require_safe
def archivos(request: HttpRequest) -> HttpResponse:
    """Everything the inspection can say about a file, with its remedy; the anchors are the codes."""
    return render(request, "ayuda/archivos.html", {"remedios": remedios()})


def remedios() -> list[Remedio]:
    """Return the catalogue of findings in the reader's language, the ones that refuse a file first."""
    tonos = {"error": "mal", "aviso": "ojo", "info": "curso"}
    comunes = _ejemplos()
    todos = []
    for codigo, texto in CATALOGO.items():
        de_comprobante = (
            _DE_UN_COMPROBANTE if codigo.startswith(("comprobante.", "importes.", "firma_xml.", "cdr.")) else {}
        )
        ejemplos = _Ejemplos({**comunes, **_MEDIDAS.get(codigo, {}), **de_comprobante})
        mensaje, solucion = gettext(texto.mensaje) % ejemplos, gettext(texto.solucion) % ejemplos
        todos.append(Remedio(codigo, tonos[texto.gravedad.value], mensaje, solucion))
    return sorted(todos, key=lambda remedio: list(tonos.values()).index(remedio.tono))


class _Ejemplos(dict[str, str]):
    """Values as they could be, for sentences whose own are known only with the file at hand."""

    def __missing__(self, nombre: str) -> str:
        return "…"


# The size of an image, in pixels: what is too small for one finding is too large for another.
_MEDIDAS = {
    "jpg.bomba": {"ancho": "60000", "alto": "60000"},
    "jpg.enorme": {"ancho": "12000", "alto": "10000"},
    "jpg.pequena": {"ancho": "320", "alto": "240"},
}
_DE_UN_COMPROBANTE = {
    "base": "1,000.00",
    "comprobante": "Factura F001-12",
    "cuenta": "20131312955",
    "cuotas": "900.00",
    "detraccion": "100.00",
    "dias": "365",
    "elegido": "Nota de crédito",
    "emision": "2026-06-26",
    "emisor": "20100070970",
    "escrita": "4500012345",
    "expediente": "2026-0012345",
    "firmante": "Facturador S.A.C.",
    "hechos": "número",
    "identificador": "RC-20260626-1",
    "igv": "190.00",
    "lineas": "900.00",
    "observaciones": "4252 - El dato ingresado no cumple el formato",
    "orden": "4500099999",
    "pendiente": "1,180.00",
    "receptor": "20550012345",
    "referido": "F001-13",
    "respuesta": "2335 - El documento ha sido alterado",
    "ruc": "20600695771",
    "serie": "B001",
    "tasa": "12",
    "tipo": "Factura",
    "total": "1,300.00",
    "umbral": "1,500.00",
    "valor": "1,000.00",
    "vencimiento": "2026-06-20",
}


def _ejemplos() -> Mapping[str, str]:
    institucion = institucion_actual()
    return _Ejemplos(
        formatos=en_palabras(institucion.formatos_anexo),
        maximo=institucion.expediente_mb,
        peso="24.3",
        extension="docx",
        formato="PDF",
        correcta="pdf",
        otros="ZIP",
        paginas="2",
        miradas="60",
        total="320",
        ppp="96",
        linea="14",
        columna="27",
        nombre="Carta.pdf",
        numero="2026-0012345",
        institucion=institucion.ruc,
    )
