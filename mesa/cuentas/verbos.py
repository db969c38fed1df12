"""How accounts come to be: a filer registers; the institution's people are created by its administrator."""

import ipaddress
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from mesa.cuentas import identidad
from mesa.cuentas.models import Asignacion, Consentimiento, Cuenta, Ficha, Rol, TipoDePersona
from mesa.organizacion.models import Dependencia, PoliticaDeDatos, Sede

ADMINISTRADOR = "administrador"
IDIOMA_POR_TIPO = {TipoDePersona.EXTRANJERA: "en"}


@transaction.atomic
def inscribir(
    *, cuenta: Cuenta, columnas: dict[str, Any], politica: PoliticaDeDatos, direccion_ip: str, ahora: datetime
) -> Ficha:
    """Make a filer of a new account: its ficha, and the proof that the policy was read.

    `columnas` are those of Ficha. A foreign company is written to in English.
    """
    ficha = Ficha.objects.create(cuenta=cuenta, **columnas)
    cuenta.nombre = ficha.nombre_completo
    cuenta.idioma = IDIOMA_POR_TIPO.get(TipoDePersona(ficha.tipo), "es")
    cuenta.save(update_fields=["nombre", "idioma"])
    Consentimiento.objects.create(
        cuenta=cuenta,
        version=politica.version,
        sha256=politica.sha256,
        en=ahora,
        direccion_ip=_direccion(direccion_ip),
    )
    return ficha


@transaction.atomic
def crear_personal(
    *,
    correo: str,
    nombre: str,
    rol: str,
    sede: Sede | None = None,
    dependencia: Dependencia | None = None,
    contrasena: str | None = None,
) -> Cuenta:
    """Create an account for somebody of the institution, with a confirmed e-mail.

    `rol` is a Rol or «administrador»; without `contrasena` nobody can sign in until a password is set by a mailed link.
    Raises ValueError for an unknown role, IntegrityError for an e-mail already taken or an officer without dependencia.
    """
    administra = rol == ADMINISTRADOR
    cuenta = Cuenta.objects.create_user(
        correo.lower(), contrasena, nombre=nombre, is_staff=administra, is_superuser=administra
    )
    if not administra:
        Asignacion.objects.create(cuenta=cuenta, rol=Rol(rol), sede=sede, dependencia=dependencia)
    confirmar_correo(cuenta)
    return cuenta


@transaction.atomic
def crear_remitente_natural(
    *,
    correo: str,
    contrasena: str,
    nombres: str,
    apellidos: str,
    dni: str,
    celular: str,
    direccion: str,
    ubigeo: str,
) -> Cuenta:
    """Create a natural person's account with a confirmed e-mail, for the demonstration.

    Raises IntegrityError for an e-mail already taken, ValidationError for a mobile that is none.
    """
    cuenta = Cuenta.objects.create_user(correo.lower(), contrasena, nombre=f"{nombres} {apellidos}")
    Ficha.objects.create(
        cuenta=cuenta,
        tipo=TipoDePersona.NATURAL,
        nombres=nombres,
        apellidos=apellidos,
        documento_tipo="DNI",
        documento_numero=dni,
        direccion=direccion,
        ubigeo=ubigeo,
        celular=identidad.celular(celular, de_peru=True),
    )
    confirmar_correo(cuenta)
    return cuenta


def confirmar_correo(cuenta: Cuenta) -> None:
    """Make the account's address its only one, confirmed: the administrator vouches for it."""
    EmailAddress.objects.filter(user=cuenta).exclude(email=cuenta.correo).delete()
    EmailAddress.objects.update_or_create(
        user=cuenta, email=cuenta.correo, defaults={"verified": True, "primary": True}
    )


def _direccion(texto: str) -> str | None:
    # A proxy may write anything into its header; what is no address proves nothing.
    try:
        return str(ipaddress.ip_address(texto))
    except ValueError:
        return None
