"""The ficha de registro of each kind of filer, on top of allauth's sign-up form."""

# allauth comes without types.
# mypy: disable-error-code="misc"

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from mesa.cuentas import identidad
from mesa.cuentas.forms.base import AYUDA_CONTRASENA, CampoDeTexto, DosContrasenas, hablar_claro
from mesa.cuentas.forms.domicilio import DomicilioForm
from mesa.cuentas.models import Cuenta, TipoDeDocumentoDeIdentidad, TipoDePersona
from mesa.cuentas.paises import paises
from mesa.cuentas.verbos import inscribir
from mesa.lib.direccion import direccion_de
from mesa.organizacion.models import PoliticaDeDatos

CAMBIO_LA_POLITICA = _("La política de datos cambió mientras llenabas la ficha. Léela otra vez y marca la casilla.")


def _texto(rotulo: Any, *, maximo: int, autocompletar: str = "off", ayuda: Any = "") -> CampoDeTexto:
    control = forms.TextInput(attrs={"autocomplete": autocompletar})
    return CampoDeTexto(label=rotulo, max_length=maximo, help_text=ayuda, widget=control)


# The order of the page, which the error summary follows.
DONDE = ("direccion", "distrito", "celular")
ACCESO = ("email", "password1", "password2", "politica", "conocimiento")
PERSONA = ("nombres", "apellidos", "documento_tipo", "documento_numero")


class RegistroForm(DosContrasenas, DomicilioForm, SignupForm):
    """What every kind asks: a person with a document, where, the password, and having read the policy."""

    tipo: TipoDePersona
    account_already_exists: bool

    nombres = _texto(_("Nombres"), maximo=100, autocompletar="given-name")
    apellidos = _texto(_("Apellidos"), maximo=100, autocompletar="family-name")
    documento_tipo = forms.ChoiceField(
        label=_("Documento de identidad"), choices=TipoDeDocumentoDeIdentidad.choices, initial="DNI"
    )
    documento_numero = _texto(_("Número de documento"), maximo=20)
    # Which text was on the page: a newer one has to be read again.
    politica = forms.CharField(widget=forms.HiddenInput, required=False)
    conocimiento = forms.BooleanField(
        label=_("He tomado conocimiento de la política de protección de datos personales.")
    )

    def __init__(self, *args: Any, politica: PoliticaDeDatos, **kwargs: Any) -> None:
        self.politica_vigente = politica
        super().__init__(*args, **kwargs)
        # Whoever is shown a newer text has not read it yet: the page carries that one, with the box empty.
        self.initial["politica"] = politica.sha256
        self.fields["email"].label = _("Correo electrónico")
        self.fields["email"].help_text = _("Ahí llegarán tus constancias. Te enviaremos un enlace para confirmarlo.")
        self.fields["password1"].label, self.fields["password1"].help_text = _("Contraseña"), AYUDA_CONTRASENA
        self.fields["password2"].label = _("La misma contraseña, otra vez")
        hablar_claro(self)
        self.fields["conocimiento"].error_messages["required"] = _(
            "Lee la política de datos y marca que tomaste conocimiento."
        )

    def clean_documento_numero(self) -> str:
        tipo = self.cleaned_data.get("documento_tipo", "")
        numero: str = self.cleaned_data["documento_numero"]
        return identidad.documento_de_identidad(tipo, numero) if tipo else numero

    def clean_conocimiento(self) -> bool:
        if self.cleaned_data.get("politica") != self.politica_vigente.sha256:
            leida = {"politica": self.politica_vigente.sha256, "conocimiento": ""}
            self.data = {**self.data.dict(), **leida}  # type: ignore[attr-defined]
            raise ValidationError(CAMBIO_LA_POLITICA, code="politica")
        return True

    def columnas(self) -> dict[str, Any]:
        """The columns of Ficha. Only after is_valid()."""
        return {"tipo": self.tipo, **{c: self.cleaned_data[c] for c in PERSONA}, **self.domicilio()}

    def try_save(self, request: HttpRequest) -> tuple[Cuenta | None, HttpResponse | None]:
        """Create the account, or, when the address has one, answer just the same and write to its owner."""
        if self.account_already_exists:
            # The password is hashed for nobody, so that both answers take the same time.
            make_password(self.cleaned_data["password1"])
        try:
            with transaction.atomic():
                resultado: tuple[Cuenta | None, HttpResponse | None] = super().try_save(request)
        except IntegrityError:
            # Somebody else registered the address between the question and the answer.
            self.account_already_exists = True
            resultado = super().try_save(request)
        return resultado

    def custom_signup(self, request: HttpRequest, user: Cuenta) -> None:
        inscribir(
            cuenta=user,
            columnas=self.columnas(),
            politica=self.politica_vigente,
            direccion_ip=direccion_de(request),
            ahora=timezone.now(),
        )


class NaturalForm(RegistroForm):
    tipo = TipoDePersona.NATURAL
    field_order = (*PERSONA, "ruc", *DONDE, *ACCESO)
    ruc = CampoDeTexto(
        label=_("RUC"), max_length=20, required=False, help_text=_("Solo si emites comprobantes como persona.")
    )

    def clean(self) -> dict[str, Any]:
        datos: dict[str, Any] = super().clean() or {}
        if datos.get("ruc") and datos.get("documento_numero"):
            documento = {clave: datos[clave] for clave in ("documento_tipo", "documento_numero")}
            try:
                datos["ruc"] = identidad.ruc_de_persona(datos["ruc"], **documento)
            except ValidationError as error:
                self.add_error("ruc", error)
        return datos

    def columnas(self) -> dict[str, Any]:
        return {**super().columnas(), "ruc": self.cleaned_data["ruc"]}


class JuridicaForm(RegistroForm):
    tipo = TipoDePersona.JURIDICA
    field_order = ("ruc", "razon_social", *PERSONA, "puesto", *DONDE, *ACCESO)
    ruc = CampoDeTexto(label=_("RUC"), max_length=20, help_text=_("Los 11 dígitos, que empiezan con 20."))
    razon_social = _texto(_("Razón social"), maximo=200, autocompletar="organization")
    puesto = _texto(_("Cargo en la empresa"), maximo=100, autocompletar="organization-title")

    def clean_ruc(self) -> str:
        return identidad.ruc_de_empresa(self.cleaned_data["ruc"])

    def columnas(self) -> dict[str, Any]:
        propias = ("ruc", "razon_social", "puesto")
        return {**super().columnas(), **{c: self.cleaned_data[c] for c in propias}}


class ExtranjeraForm(RegistroForm):
    """Shown in English; the representative is known by passport and there is no district."""

    tipo = TipoDePersona.EXTRANJERA
    field_order = ("razon_social", "pais", "identificacion_tributaria", *PERSONA, "puesto", *DONDE, *ACCESO)
    de_peru = False
    distrito = None  # type: ignore[assignment]
    documento_tipo = None  # type: ignore[assignment]
    razon_social = _texto(_("Nombre legal de la empresa"), maximo=200, autocompletar="organization")
    pais = forms.ChoiceField(label=_("País"), widget=forms.Select(attrs={"autocomplete": "country"}))
    identificacion_tributaria = _texto(
        _("Identificación tributaria"),
        maximo=40,
        ayuda=_("El número con que tu país la identifica: VAT, EIN, CNPJ…"),
    )
    puesto = _texto(_("Cargo en la empresa"), maximo=100, autocompletar="organization-title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        idioma = (translation.get_language() or "en")[:2]
        otros = [par for par in paises(idioma) if par[0] != "PE"]
        self.fields["pais"].choices = [("", _("Elige el país")), *otros]  # type: ignore[attr-defined]
        self.fields["documento_numero"].label = _("Número de pasaporte")
        self.fields["celular"].help_text = _("Con + y el código del país.")
        hablar_claro(self)

    def clean_documento_numero(self) -> str:
        return identidad.documento_de_identidad(
            TipoDeDocumentoDeIdentidad.PASAPORTE, self.cleaned_data["documento_numero"]
        )

    def columnas(self) -> dict[str, Any]:
        self.cleaned_data["documento_tipo"] = TipoDeDocumentoDeIdentidad.PASAPORTE
        propias = ("razon_social", "pais", "identificacion_tributaria", "puesto")
        return {**super().columnas(), **{c: self.cleaned_data[c] for c in propias}}
