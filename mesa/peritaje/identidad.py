"""Whose the seal is. A certificate that came with the PDF says whom it names; that it is so, somebody else must say."""

from mesa.firmas.lectura.modelo import Confiable
from mesa.peritaje.certificados import Conocidos
from mesa.peritaje.lista import Juicio
from mesa.peritaje.modelo import EstadoDeIdentidad, Identidad, Titular
from mesa.peritaje.sello import SelloExaminado
from mesa.peritaje.titular import titular_de
from mesa.registro.manifiesto import Manifiesto

DADO = "El sello es de uno de los certificados que diste."
INSTALADO = "El sello es de uno de los certificados de esta mesa de partes, guardados en esta máquina."
ACREDITADO = "El certificado lo emitió una autoridad de la lista de confianza, y lleva el RUC de la institución."
OTRO = (
    "El sello no es de ninguno de los certificados que diste. Si son todos los que publica la institución, no lo des "
    "por bueno."
)
OTRO_QUE_EL_INSTALADO = "El sello no es de la mesa de partes de esta máquina: puede ser de otra institución. "
SIN_COMPARAR = (
    "El certificado vino dentro del PDF, y por eso no prueba de quién es. Compara su huella con la que publica la "
    "institución (/registro-publico/certificados.pem en su mesa de partes) y repite con --certificado."
)
SIN_RUC = "El certificado es de confianza, pero no lleva un RUC que comparar con el de la institución. "
DE_PERSONA = (
    "El certificado es de confianza y lleva el RUC de la institución, pero es el de una persona ({persona}), que puede "
    "no sellar en su nombre. "
)
SIN_SELLO = "No hay un sello del que decir de quién es."


def identidad_de(
    sello: SelloExaminado, manifiesto: Manifiesto | None, *, conocidos: Conocidos, juicio: Juicio | None
) -> Identidad:
    """Return whose the seal is, as far as known certificates, and a trust list where it was given, can tell."""
    if sello.certificado is None:
        return Identidad(EstadoDeIdentidad.POR_COMPROBAR, SIN_SELLO)
    titular = titular_de(sello.certificado)
    estado, motivo = _comparada(sello, manifiesto, titular, conocidos=conocidos, juicio=juicio)
    return Identidad(estado, motivo, titular)


def _comparada(
    sello: SelloExaminado,
    manifiesto: Manifiesto | None,
    titular: Titular,
    *,
    conocidos: Conocidos,
    juicio: Juicio | None,
) -> tuple[EstadoDeIdentidad, str]:
    if juicio and juicio.confianza is Confiable.INVALIDA:
        return EstadoDeIdentidad.NO_CONCUERDA, juicio.motivo
    if sello.conocido:
        return EstadoDeIdentidad.ESTABLECIDA, DADO if conocidos.dados else INSTALADO
    if conocidos.dados:
        return EstadoDeIdentidad.NO_CONCUERDA, OTRO
    ruc = str(manifiesto.institucion.ruc) if manifiesto else ""
    if ruc and titular.ruc and titular.ruc != ruc:
        dicho = f"El documento dice ser del RUC {ruc} y su certificado es del RUC {titular.ruc}."
        return EstadoDeIdentidad.NO_CONCUERDA, dicho
    acreditado = juicio is not None and juicio.confianza is Confiable.VALIDA
    if acreditado and titular.ruc and titular.ruc == ruc and not titular.persona:
        return EstadoDeIdentidad.ESTABLECIDA, ACREDITADO
    return EstadoDeIdentidad.POR_COMPROBAR, _por_que_no_se_sabe(titular, conocidos, juicio)


def _por_que_no_se_sabe(titular: Titular, conocidos: Conocidos, juicio: Juicio | None) -> str:
    de_la_lista = ""
    if juicio and juicio.confianza is Confiable.VALIDA:
        de_la_lista = DE_PERSONA.format(persona=titular.persona) if titular.ruc else SIN_RUC
    elif juicio:
        de_la_lista = f"{juicio.motivo} "
    return de_la_lista + (OTRO_QUE_EL_INSTALADO if conocidos.instalados else "") + SIN_COMPARAR
