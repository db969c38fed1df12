"""The people of a demonstration: one for each role, with passwords made on the spot."""

import secrets
from datetime import datetime

from mesa.cuentas.models import Rol
from mesa.cuentas.tokens import crear_token
from mesa.cuentas.verbos import ADMINISTRADOR, crear_personal, crear_remitente_natural
from mesa.organizacion.models import Dependencia

DOMINIO = "demo.example"


def crear_cuentas(*, ahora: datetime) -> tuple[list[dict[str, str]], str]:
    """Create filer, operator, officer and administrator; return who they are, and the filer's token for the API.

    The officer belongs to the first dependencia of the first sede. Raises IntegrityError when they exist.
    """
    secretos = {rol: secrets.token_urlsafe(12) for rol in ("remitente", "operador", "funcionario", ADMINISTRADOR)}
    correos = {rol: f"{rol}@{DOMINIO}" for rol in secretos}
    remitente = crear_remitente_natural(
        correo=correos["remitente"],
        contrasena=secretos["remitente"],
        nombres="Lucía",
        apellidos="Ramos Ibarra",
        dni="40123456",
        celular="987654321",
        direccion="Av. Los Álamos 123",
        ubigeo="150131",
    )
    crear_personal(
        correo=correos["operador"], nombre="Carmen Villalta", rol=Rol.OPERADOR, contrasena=secretos["operador"]
    )
    crear_personal(
        correo=correos["funcionario"],
        nombre="Iván Salcedo",
        rol=Rol.FUNCIONARIO,
        dependencia=Dependencia.objects.filter(activa=True).order_by("sede__orden", "orden")[0],
        contrasena=secretos["funcionario"],
    )
    crear_personal(
        correo=correos[ADMINISTRADOR],
        nombre="Norma Iparraguirre",
        rol=ADMINISTRADOR,
        contrasena=secretos[ADMINISTRADOR],
    )
    _token, texto = crear_token(cuenta=remitente, nombre="Demostración", ahora=ahora)
    cuentas = [{"rol": rol, "correo": correos[rol], "contrasena": secretos[rol]} for rol in secretos]
    return cuentas, texto
