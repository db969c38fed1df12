"""One's own account: what the desk knows of its owner, and the keys for the API."""

from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mesa.cuentas import ubigeo
from mesa.cuentas.forms.domicilio import MisDatosForm
from mesa.cuentas.forms.token import TokenForm
from mesa.cuentas.models import Ficha
from mesa.cuentas.paises import nombre_de
from mesa.cuentas.permisos import PeticionDeCuenta, cuenta_requerida, remitente_requerido
from mesa.cuentas.tokens import crear_token, revocar_token


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@cuenta_requerida
def cuenta(request: PeticionDeCuenta) -> HttpResponse:
    """The account's page; a filer changes address and mobile here."""
    ficha = Ficha.objects.filter(cuenta=request.user).first()
    form = MisDatosForm(request.POST or None, ficha=ficha) if ficha else None
    if form and request.method == "POST" and form.is_valid():
        form.guardar()
        messages.success(request, _("Guardamos tus datos."))
        return redirect("cuenta")
    context = {
        "form": form,
        "ficha": ficha,
        "datos": _datos(ficha) if ficha else [],
        "correo_nuevo": EmailAddress.objects.filter(user=request.user, verified=False).last(),
    }
    con_errores = form is not None and form.is_bound and not form.is_valid()
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if con_errores else HTTPStatus.OK
    return render(request, "cuentas/cuenta.html", context, status=estado)


def _datos(ficha: Ficha) -> list[tuple[str, str]]:
    """What the ficha says and nobody changes alone, as (label, value)."""
    idioma = (translation.get_language() or "es")[:2]
    empresa = [
        (_("Razón social"), ficha.razon_social),
        (_("País"), nombre_de(ficha.pais, idioma) if ficha.pais != "PE" else ""),
        (_("Identificación tributaria"), ficha.identificacion_tributaria),
    ]
    persona = [
        (_("Representante") if ficha.es_empresa else _("Nombre"), ficha.nombre_completo),
        (ficha.get_documento_tipo_display(), ficha.documento_numero),
        (_("Cargo en la empresa"), ficha.puesto),
    ]
    return [*empresa, (_("RUC"), ficha.ruc), *persona]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@remitente_requerido
def tokens(request: PeticionDeCuenta) -> HttpResponse:
    """The keys for the API: made here, shown this once."""
    if request.method == "POST":
        respuesta: HttpResponse = _hacer_token(request)
        return respuesta
    return _mostrar_tokens(request, form=TokenForm())


@reauthentication_required(app="allauth.account")  # type: ignore[untyped-decorator]
def _hacer_token(request: PeticionDeCuenta) -> HttpResponse:
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _mostrar_tokens(request, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    token, texto = crear_token(cuenta=request.user, nombre=form.cleaned_data["nombre"], ahora=timezone.now())
    # Answered at once and not after a redirect: so the text is never kept anywhere on the way.
    return _mostrar_tokens(request, form=TokenForm(), nuevo=token.nombre, texto=texto, status=HTTPStatus.CREATED)


def _mostrar_tokens(
    request: PeticionDeCuenta, *, form: TokenForm, nuevo: str = "", texto: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    vigentes = request.user.tokens.filter(revocado_en__isnull=True).order_by("-creado_en")
    context = {"form": form, "tokens": vigentes, "nuevo": nuevo, "texto": texto}
    return render(request, "cuentas/tokens.html", context, status=status)


@require_POST
@remitente_requerido
def token_revocar(request: PeticionDeCuenta, pk: int) -> HttpResponse:
    """Revoke one of one's own keys."""
    token = get_object_or_404(request.user.tokens, pk=pk)
    revocar_token(token, ahora=timezone.now())
    messages.success(request, _("El token «%(nombre)s» ya no sirve.") % {"nombre": token.nombre})
    return redirect("tokens")


@require_safe
def distritos(request: HttpRequest) -> HttpResponse:
    """Suggestions for what was typed in a district's field, as options of its datalist."""
    texto = request.GET.get("distrito", "")[:120]
    hallados = ubigeo.parecidos(texto) if len(texto.strip()) >= 2 else []
    response = render(request, "cuentas/_distritos.html", {"distritos": hallados})
    response["Cache-Control"] = "public, max-age=86400"
    return response
