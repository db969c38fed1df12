"""The seal of a receipt: judged by the certificates that are known, else by the one that it carries along."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from mesa.firmas.contenedor import buscar_firma_propia
from mesa.firmas.incrustado import certificados_de_pdf
from mesa.firmas.verificacion import LIMITE, EstadoDeRecibo, VeredictoDeRecibo, verificar_recibo
from mesa.lib import sandbox
from mesa.peritaje.certificados import Conocidos
from mesa.peritaje.tareas import de_dict

_MODULO = "mesa.peritaje.tareas"
MOTIVOS = {
    EstadoDeRecibo.INTEGRO: "Nadie cambió ni un byte de este documento desde que se selló, ni le agregó nada después.",
    EstadoDeRecibo.CAMBIADO: (
        "Este documento lleva un sello, pero cambió después de sellarse. No lo des por bueno: pide el original."
    ),
    EstadoDeRecibo.FUERA_DE_VIGENCIA: (
        "El sello lleva una fecha en la que su certificado no estaba vigente. No lo des por bueno sin consultar con la "
        "institución."
    ),
    EstadoDeRecibo.AJENO: (
        "Este PDF no lleva el sello de una mesa de partes. Una copia impresa, escaneada o guardada de nuevo por otro "
        "programa lo pierde: usa el archivo original."
    ),
    EstadoDeRecibo.NO_ES_PDF: "Este archivo no es un PDF.",
    EstadoDeRecibo.DEMASIADO_GRANDE: "Este archivo pesa más de 5 MB, más que cualquier constancia o cargo.",
}
TIEMPO_ALTERADO = (
    "Lo sellado está como se selló, pero el sello de tiempo que acompaña al sello no es de este documento: alguien lo "
    "puso o lo alteró después."
)
SIN_MANIFIESTO = "Lleva un sello intacto, pero no es una constancia ni un cargo: no trae el manifiesto de uno."
NO_CONCLUIDO = "No se pudo terminar de leer este PDF: está dañado o hecho para dañar. No lo des por bueno."


class NoConcluido(Exception):
    """The PDF could not be read to its end within the bounds of the jail."""


@dataclass(frozen=True, slots=True)
class SelloExaminado:
    """The verdict, the certificate of who sealed (None without a seal), and whether that certificate was known."""

    veredicto: VeredictoDeRecibo
    certificado: x509.Certificate | None
    conocido: bool


def examinar_sello(ruta: Path, *, conocidos: Conocidos, momento: datetime) -> SelloExaminado:
    """Return what the seal of the PDF at `ruta` says. Raises NoConcluido, and OSError when it cannot be read."""
    with ruta.open("rb") as archivo:
        pdf = archivo.read(LIMITE + 1)
        if len(pdf) > LIMITE:
            archivo.seek(0)
            return _demasiado_grande(hashlib.file_digest(archivo, "sha256").hexdigest())
    propios = conocidos.de_la_institucion
    firma = buscar_firma_propia(pdf, certificados=propios)
    if firma:
        veredicto = verificar_recibo(pdf, certificados=propios, autoridades=conocidos.de_tiempo, momento=momento)
        return SelloExaminado(veredicto, firma.certificado, conocido=True)
    incrustados = certificados_de_pdf(pdf)
    firma = buscar_firma_propia(pdf, certificados=incrustados)
    if firma is None:
        return SelloExaminado(verificar_recibo(pdf, certificados=(), momento=momento), None, conocido=False)
    # What an unknown key sealed is a stranger's work: opened where it can do no harm.
    veredicto = _aislado(ruta, certificados=incrustados, autoridades=conocidos.de_tiempo, momento=momento)
    return SelloExaminado(veredicto, firma.certificado, conocido=False)


def _demasiado_grande(sha256: str) -> SelloExaminado:
    estado = EstadoDeRecibo.DEMASIADO_GRANDE
    return SelloExaminado(VeredictoDeRecibo(estado=estado, motivo=MOTIVOS[estado], sha256=sha256), None, conocido=False)


def motivo_de(veredicto: VeredictoDeRecibo) -> str:
    """Return the verdict in a sentence that claims nothing of whose the seal is."""
    if veredicto.estado is EstadoDeRecibo.CAMBIADO and veredicto.tiempo_alterado:
        return TIEMPO_ALTERADO
    return MOTIVOS[veredicto.estado]


def _aislado(
    ruta: Path,
    *,
    certificados: tuple[x509.Certificate, ...],
    autoridades: tuple[x509.Certificate, ...],
    momento: datetime,
) -> VeredictoDeRecibo:
    argumentos = {
        "certificados": [_pem(uno) for uno in certificados],
        "autoridades": [_pem(uno) for uno in autoridades],
        "momento": momento.isoformat(),
    }
    dotacion = sandbox.Dotacion((_MODULO,))
    try:
        return de_dict(sandbox.ejecutar(f"{_MODULO}:verificar", ruta, argumentos=argumentos, dotacion=dotacion))
    except sandbox.NoConcluidaError as error:
        raise NoConcluido(str(ruta)) from error


def _pem(certificado: x509.Certificate) -> str:
    return certificado.public_bytes(Encoding.PEM).decode()
