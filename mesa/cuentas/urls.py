"""The account's pages, under /cuenta/. The names are allauth's, which reverses them itself."""

from allauth.account import views as de_allauth
from django.urls import path, re_path

from mesa.cuentas.views import acceso, cuenta, idioma, registro

urlpatterns = [
    path("", cuenta.cuenta, name="cuenta"),
    path("tokens/", cuenta.tokens, name="tokens"),
    path("tokens/<int:pk>/revocar/", cuenta.token_revocar, name="token_revocar"),
    path("idioma/", idioma.elegir_idioma, name="idioma"),
    path("distritos/", cuenta.distritos, name="distritos"),
    # Registering and confirming
    path("registro/", registro.elegir, name="account_signup"),
    path("registro/natural/", registro.RegistrarNatural.as_view(), name="registro_natural"),
    path("registro/juridica/", registro.RegistrarJuridica.as_view(), name="registro_juridica"),
    path("registro/extranjera/", registro.RegistrarExtranjera.as_view(), name="registro_extranjera"),
    path("confirmar/", de_allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^confirmar/(?P<key>[-:\w]+)/$", acceso.Confirmar.as_view(), name="account_confirm_email"),
    # Signing in and out
    path("ingresar/", acceso.Ingresar.as_view(), name="account_login"),
    path("salir/", de_allauth.logout, name="account_logout"),
    path("inactiva/", de_allauth.account_inactive, name="account_inactive"),
    path("comprobar/", acceso.Comprobar.as_view(), name="account_reauthenticate"),
    # Passwords and e-mail
    path("recuperar/", acceso.Recuperar.as_view(), name="account_reset_password"),
    path("recuperar/enviado/", de_allauth.password_reset_done, name="account_reset_password_done"),
    path("recuperar/listo/", de_allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^recuperar/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        acceso.ContrasenaNueva.as_view(),
        name="account_reset_password_from_key",
    ),
    path("contrasena/", acceso.CambiarContrasena.as_view(), name="account_change_password"),
    path("contrasena/crear/", acceso.CrearContrasena.as_view(), name="account_set_password"),
    path("cambiar-correo/", acceso.CambiarCorreo.as_view(), name="account_email"),
]
