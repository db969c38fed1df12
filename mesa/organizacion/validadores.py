"""What a field of the organization may hold. Each raises ValidationError with a sentence that says how to mend it."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.pe import ruc as numero_ruc

from mesa.organizacion.color import CONTRASTE_MINIMO, contraste_con_blanco

_COMPROBANTE = re.compile(r"[0-9R][0-9]", re.ASCII)
FORMATOS = ("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "xml", "jpg")


def validar_ruc(valor: str) -> None:
    if not numero_ruc.is_valid(valor):
        raise ValidationError(
            _("El RUC «%(ruc)s» no es válido: revisa que sus 11 dígitos estén bien copiados.") % {"ruc": valor}
        )


def validar_acento(valor: str) -> None:
    try:
        contraste = contraste_con_blanco(valor)
    except ValueError as error:
        raise ValidationError(_("Escribe el color como #rrggbb, por ejemplo #12508f.")) from error
    if contraste < CONTRASTE_MINIMO:
        raise ValidationError(
            _(
                "El color %(color)s es demasiado claro: el texto blanco sobre él tiene un contraste de "
                "%(contraste).1f y debe tener al menos 4.5. Elige uno más oscuro."
            )
            % {"color": valor, "contraste": contraste}
        )


def validar_dias(valor: object) -> None:
    if not isinstance(valor, list) or not valor or set(map(str, valor)) - set("0123456"):
        raise ValidationError(_("Elige al menos un día de atención, con números del 0 (lunes) al 6 (domingo)."))


def validar_formatos(valor: object) -> None:
    if not isinstance(valor, list) or not valor or (desconocidos := _desconocidos(valor)):
        pedidos = ", ".join(desconocidos) if isinstance(valor, list) and valor else "—"
        raise ValidationError(
            _("No se puede aceptar «%(pedidos)s». Elige entre: %(formatos)s.")
            % {"pedidos": pedidos, "formatos": ", ".join(FORMATOS)}
        )


def validar_comprobantes(valor: object) -> None:
    if not isinstance(valor, list) or not all(isinstance(c, str) and _COMPROBANTE.fullmatch(c) for c in valor):
        raise ValidationError(_('Escribe los códigos de comprobante en una lista, como ["01", "R1"].'))


def validar_patron(valor: str) -> None:
    try:
        re.compile(valor)
    except re.error as error:
        raise ValidationError(_("La expresión «%(patron)s» no se entiende: revísala.") % {"patron": valor}) from error


def _desconocidos(valor: Iterable[object]) -> list[str]:
    return [str(formato) for formato in valor if formato not in FORMATOS]
