"""Whose the seal is. A certificate that came with the PDF says whom it names; that it is so, somebody else must say."""

from mesa.peritaje.certificados import Conocidos
from mesa.peritaje.modelo import EstadoDeIdentidad, Identidad
from mesa.peritaje.sello import SelloExaminado
from mesa.peritaje.titular import titular_de
from mesa.registro.manifiesto import Manifiesto

DADO = "El sello es de uno de los certificados que diste."
INSTALADO = "El sello es de uno de los certificados de esta mesa de partes, guardados en esta máquina."
OTRO = (
    "El sello no es de ninguno de los certificados que diste. Si son todos los que publica la institución, no lo des "
    "por bueno."
)
OTRO_QUE_EL_INSTALADO = "El sello no es de la mesa de partes de esta máquina: puede ser de otra institución. "
SIN_COMPARAR = (
    "El certificado vino dentro del PDF, y por eso no prueba de quién es. Compara su huella con la que publica la "
    "institución (/registro-publico/certificados.pem en su mesa de partes) y repite con --certificado."
)
SIN_SELLO = "No hay un sello del que decir de quién es."


def identidad_de(sello: SelloExaminado, manifiesto: Manifiesto | None, *, conocidos: Conocidos) -> Identidad:
    """Return whose the seal is, as far as the certificates that are known can tell."""
    if sello.certificado is None:
        return Identidad(EstadoDeIdentidad.POR_COMPROBAR, SIN_SELLO)
    titular = titular_de(sello.certificado)
    if sello.conocido:
        return Identidad(EstadoDeIdentidad.ESTABLECIDA, DADO if conocidos.dados else INSTALADO, titular)
    if conocidos.dados:
        return Identidad(EstadoDeIdentidad.NO_CONCUERDA, OTRO, titular)
    contradice = manifiesto is not None and titular.ruc and titular.ruc != str(manifiesto.institucion.ruc)
    if manifiesto is not None and contradice:
        motivo = (
            f"El documento dice ser del RUC {manifiesto.institucion.ruc} y su certificado es del RUC {titular.ruc}."
        )
        return Identidad(EstadoDeIdentidad.NO_CONCUERDA, motivo, titular)
    motivo = (OTRO_QUE_EL_INSTALADO if conocidos.instalados else "") + SIN_COMPARAR
    return Identidad(EstadoDeIdentidad.POR_COMPROBAR, motivo, titular)
