"""Tags and filters of every page. The library is built in: no template needs to load it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.contrib.staticfiles import finders
from django.forms import BaseForm, BoundField
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from mesa.comprobantes import tipos
from mesa.lib import nombres
from mesa.portal import fechas, montos, texto
from mesa.portal.formularios import Tropiezo, VistaDeCampo, tropiezos_de, vista_de_campo
from mesa.portal.medidor import Segmento, VistaDelMedidor, vista_del_medidor
from mesa.portal.prosa import a_html
from mesa.portal.reloj import vista_del_reloj
from mesa.registro.reloj import Reloj

register = template.Library()

TONOS = {"success": "bien", "warning": "ojo", "error": "mal"}


@register.filter
def fecha_larga(cuando: date | datetime | None) -> str:
    """«viernes 26 de junio de 2026»."""
    return fechas.fecha_larga(cuando) if cuando else ""


@register.filter
def dia_y_mes(cuando: date | datetime | None) -> str:
    """«viernes 26 de junio»."""
    return fechas.dia_y_mes(cuando) if cuando else ""


@register.filter
def dia_corto(cuando: date | datetime | None) -> str:
    """«vie»."""
    return fechas.dia_corto(cuando) if cuando else ""


@register.filter
def hora(cuando: datetime | time | None) -> str:
    """«16:36», in Lima. Midnight is an hour too: only None is empty."""
    return "" if cuando is None else fechas.hora(cuando)


@register.filter
def momento(cuando: datetime | None) -> SafeString | str:
    """«viernes 26 de junio de 2026, 16:36», in Lima, inside a <time>."""
    if not cuando:
        return ""
    return format_html('<time class="libre" datetime="{}">{}</time>', cuando.isoformat(), fechas.momento(cuando))


@register.filter
def momento_breve(cuando: datetime | None) -> SafeString | str:
    """«mar 30, 7:00», in Lima, inside a <time>."""
    if not cuando:
        return ""
    return format_html('<time datetime="{}">{}</time>', cuando.isoformat(), fechas.momento_breve(cuando))


@register.filter
def tamano(octetos: int | None) -> str:
    """«1.8 MB»."""
    return "" if octetos is None else texto.tamano(octetos)


@register.filter
def duracion(minutos: int | None) -> str:
    """«6 h 12 min», of whole minutes."""
    return "" if minutos is None else texto.duracion(minutos)


@register.filter
def monto(cuanto: Decimal | None, moneda: str) -> str:
    """«S/ 1,180.00»."""
    return montos.monto(cuanto, moneda)


@register.filter
def tipo_de_comprobante(codigo: str) -> str:
    """«Factura», of «01» (SUNAT, catálogo 01)."""
    return tipos.nombre_de(codigo or None)


@register.filter
def nombre_seguro(nombre: str) -> str:
    """A file's name that cannot deceive; put it inside <bdi>."""
    return nombres.nombre_seguro(nombre)


@register.filter
def partible(correo: str) -> SafeString:
    """An e-mail address that may break after its @, as narrow columns need."""
    return format_html_join(mark_safe("@<wbr>"), "{}", ((parte,) for parte in correo.split("@")))


@register.filter
def prosa(markdown: str) -> SafeString:
    """A text of the institution, written in Markdown, as safe HTML."""
    return a_html(markdown)


@register.filter
def tono_de_aviso(nivel: str) -> str:
    """The tone of a message of django.contrib.messages, by its level's tag."""
    return TONOS.get(nivel, "curso")


@register.simple_tag(takes_context=True)
def actual(context: Context, *nombres: str) -> SafeString:
    """Write `aria-current="page"` when the page shown is one of these URL names."""
    donde = getattr(context.get("request"), "resolver_match", None)
    aqui = donde is not None and donde.view_name in nombres
    return format_html(' aria-current="{}"', "page") if aqui else SafeString()


@register.simple_tag
def direccion(nombre: str, *args: Any) -> str:
    """Return a URL that may not be served by this installation, or nothing; for what is truly optional."""
    try:
        return reverse(nombre, args=args)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("_componentes/marca.html")
def marca(tono: str, texto: str, *, oculta: bool = False) -> dict[str, object]:
    """A state by shape, word and colour; `oculta` keeps the word for those who listen."""
    return {"tono": tono, "texto": texto, "oculta": oculta}


@register.inclusion_tag("_componentes/campo.html")
def campo(field: BoundField, *, etiqueta: str = "", nota: str = "", clase: str = "") -> dict[str, VistaDeCampo]:
    """A form's field with its label, hint and error. `clase`: `corto` or `medio` for what holds few characters."""
    return {"campo": vista_de_campo(field, etiqueta=etiqueta, nota=nota, clase=clase)}


@register.inclusion_tag("_componentes/errores.html")
def errores(
    *formularios: BaseForm, titulo: str = "", adicionales: Sequence[Tropiezo | tuple[str, str]] = ()
) -> dict[str, object]:
    """The error summary of one or several forms; `adicionales` are (anchor or "", sentence), such as refused files."""
    mas = tuple(Tropiezo(*uno) if isinstance(uno, tuple) else uno for uno in adicionales)
    return {"tropiezos": (*tropiezos_de(*formularios), *mas), "titulo": titulo}


@register.inclusion_tag("_componentes/reloj.html")
def reloj(cuando: Reloj, *, sede: str = "", breve: bool = False) -> dict[str, object]:
    """The legal clock, refreshed each minute. `sede` is its code; `breve` leaves out the strip of days."""
    pedido = urlencode({nombre: valor for nombre, valor in (("sede", sede), ("breve", "1" if breve else "")) if valor})
    url = reverse("reloj") + (f"?{pedido}" if pedido else "")
    return {"reloj": vista_del_reloj(cuando), "url": url, "breve": breve}


@register.inclusion_tag("_componentes/medidor.html")
def medidor(segmentos: Sequence[Segmento | Mapping[str, Any]], limite: int) -> dict[str, VistaDelMedidor]:
    """What an expediente weighs, a segment a file: `{"octetos": int, "en_curso": bool}`. `limite` in bytes."""
    propios = [s if isinstance(s, Segmento) else Segmento(**s) for s in segmentos]
    return {"medidor": vista_del_medidor(propios, limite=limite)}


@register.inclusion_tag("_componentes/lamina.html")
def lamina(guia: str, numero: int, descripcion: str, pie: str = "") -> dict[str, object]:
    """A guide's picture, static/img/ayuda/<guia>-<numero>.png; nothing at all while it has not been taken."""
    ruta = f"img/ayuda/{guia}-{numero}.png"
    return {"ruta": ruta if finders.find(ruta) else "", "descripcion": descripcion, "pie": pie}
