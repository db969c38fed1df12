from mesa.cuentas.models.asignacion import Asignacion, Rol
from mesa.cuentas.models.consentimiento import Consentimiento
from mesa.cuentas.models.cuenta import Cuenta
from mesa.cuentas.models.ficha import Ficha, TipoDeDocumentoDeIdentidad, TipoDePersona
from mesa.cuentas.models.token import TokenApi

__all__ = [
    "Asignacion",
    "Consentimiento",
    "Cuenta",
    "Ficha",
    "Rol",
    "TipoDeDocumentoDeIdentidad",
    "TipoDePersona",
    "TokenApi",
]
