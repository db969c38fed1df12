"""Factories that tell the case: un_remitente(), un_borrador(), un_expediente(recibido=True). They refuse nonsense.

They walk the product's own road (mesa/flujo.py), so that what they make is what the product would hold.
"""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress

from mesa import flujo
from mesa.cuentas.models import Asignacion, Cuenta, Ficha, Rol, TipoDePersona
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import Dependencia, Sede, TipoDocumento
from tests.archivos.hacer import un_pdf

CONTRASENA = "una-clave-larga-1"
# A Friday within hours: 10:24 in Lima.
AHORA = datetime(2026, 6, 26, 15, 24, tzinfo=UTC)
_serie = itertools.count(1)


def un_correo(quien: str) -> str:
    return f"{quien}-{next(_serie)}@correo.example"


def un_remitente(tipo: str = "natural", *, correo: str | None = None, **ficha: Any) -> Cuenta:
    """A filer with a confirmed e-mail: natural, juridica or extranjera."""
    datos = {**_FICHAS[tipo], **ficha}
    nombre = f"{datos['nombres']} {datos['apellidos']}"
    idioma = "en" if tipo == TipoDePersona.EXTRANJERA else "es"
    cuenta = Cuenta.objects.create_user(correo or un_correo(tipo), CONTRASENA, nombre=nombre, idioma=idioma)
    Ficha.objects.create(cuenta=cuenta, tipo=tipo, **datos)
    _confirmar(cuenta)
    return cuenta


def un_operador(*, sede: Sede | None = None) -> Cuenta:
    """An operator of the desk: of one sede, or of all."""
    return _personal("Carmen Villalta", Rol.OPERADOR, sede=sede)


def un_funcionario(*, dependencia: Dependencia | None = None) -> Cuenta:
    """An officer of a dependencia; of the one the factories address filings to, unless told."""
    return _personal("Iván Salcedo", Rol.FUNCIONARIO, dependencia=dependencia or una_dependencia())


def un_administrador() -> Cuenta:
    cuenta = Cuenta.objects.create_superuser(un_correo("admin"), CONTRASENA, nombre="Ana Administradora")
    _confirmar(cuenta)
    return cuenta


def una_sede() -> Sede:
    return Sede.objects.order_by("orden")[0]


def una_dependencia() -> Dependencia:
    return una_sede().dependencias.order_by("orden")[0]


def un_borrador(
    *, cuenta: Cuenta | None = None, tipo: str = "carta", con_archivo: bool = True, anexos: int = 0, **columnas: Any
) -> Expediente:
    """A draft that can be filed; `con_archivo=False` leaves it without its main document."""
    datos: dict[str, Any] = {
        "tipo_documento": TipoDocumento.objects.get(codigo=tipo),
        "numero_documento": "0147-2026-SIQH/GG",
        "fecha_documento": date(2026, 6, 25),
        "sede": una_sede(),
        "dependencia": una_dependencia(),
        "asunto": "Solicita ampliación de plazo de la orden de servicio 4100012345",
        **columnas,
    }
    expediente = flujo.crear_borrador(cuenta=cuenta or un_remitente(), columnas=datos, ahora=AHORA)
    if con_archivo:
        un_documento(expediente, rol="principal", nombre="Carta-0147-2026.pdf")
    for numero in range(1, anexos + 1):
        un_documento(expediente, rol="anexo", nombre=f"Anexo-{numero}.pdf", contenido=un_pdf(texto=f"Anexo {numero}"))
    return expediente


def un_documento(
    expediente: Expediente, *, rol: str = "anexo", nombre: str = "Informe.pdf", contenido: bytes | None = None
) -> Documento:
    """A file sent to a draft, received and inspected."""
    contenido = un_pdf() if contenido is None else contenido
    # One after the other, as they come: files of one instant would stand in no order.
    ahora = AHORA + timedelta(microseconds=next(_serie))
    return flujo.adjuntar(
        expediente, rol=rol, nombre=nombre, trozos=[contenido], declarados=len(contenido), ahora=ahora
    )


def un_expediente(
    *,
    recibido: bool = False,
    rechazado: bool = False,
    tomado: bool = False,
    atendido: bool = False,
    recibos: bool = False,
    ahora: datetime = AHORA,
    **borrador: Any,
) -> Expediente:
    """A filed expediente, and further along when told; `recibos=True` also makes its receipts and sends its mails."""
    if rechazado and (recibido or tomado or atendido):
        raise ValueError("a rejected expediente was never received")
    expediente = un_borrador(**borrador)
    expediente = flujo.presentar(expediente, por=expediente.cuenta, canal="plataforma", ahora=ahora)
    if rechazado:
        flujo.rechazar(expediente, por=un_operador(), motivo="El documento principal no es legible.", ahora=ahora)
    if recibido or tomado or atendido:
        flujo.recibir(expediente, por=un_operador(), ahora=ahora)
    if tomado or atendido:
        flujo.tomar(expediente, por=un_funcionario(), ahora=ahora)
    if atendido:
        flujo.responder(expediente, por=un_funcionario(), nota="Se atendió su pedido.", ahora=ahora)
    if recibos:
        for acto in expediente.actos.all():
            flujo.cumplir_acto.func(acto.indice)
    return expediente


def _personal(nombre: str, rol: Rol, *, sede: Sede | None = None, dependencia: Dependencia | None = None) -> Cuenta:
    cuenta = Cuenta.objects.create_user(un_correo(rol.value), CONTRASENA, nombre=nombre)
    _confirmar(cuenta)
    Asignacion.objects.create(cuenta=cuenta, rol=rol, sede=sede, dependencia=dependencia)
    return cuenta


def _confirmar(cuenta: Cuenta) -> None:
    EmailAddress.objects.create(user=cuenta, email=cuenta.correo, verified=True, primary=True)


_PERSONA = {
    "documento_tipo": "DNI",
    "documento_numero": "40123456",
    "direccion": "Av. Los Álamos 123",
    "ubigeo": "150131",
    "celular": "987654321",
}
_FICHAS: dict[str, dict[str, str]] = {
    "natural": {"nombres": "Lucía", "apellidos": "Ramos Ibarra", **_PERSONA},
    "juridica": {
        "nombres": "Renzo",
        "apellidos": "Altamirano Poma",
        "puesto": "Gerente general",
        "ruc": "20131312955",
        "razon_social": "Servicios Industriales Quebrada Honda S.A.C.",
        **_PERSONA,
    },
    "extranjera": {
        "nombres": "Mary",
        "apellidos": "Whitfield",
        "razon_social": "Northsea Valves Ltd.",
        "pais": "GB",
        "identificacion_tributaria": "GB123456789",
        **_PERSONA,
        "documento_tipo": "Pasaporte",
        "documento_numero": "512345678",
        "ubigeo": "",
        "celular": "+44 7700 900123",
    },
}
