"""Let a trust list into an installation, or refuse it: what is less proven or older never replaces what is there."""

from collections.abc import Sequence

from mesa.firmas.confianza.certificados import es_autoridad, leer_certificado
from mesa.firmas.confianza.instalacion import Instalacion
from mesa.firmas.confianza.modelo import Confianza, SelloDeLista
from mesa.firmas.confianza.sello_de_lista import verificar_sello
from mesa.firmas.confianza.tsl import ListaLeida, leer_lista
from mesa.firmas.confianza.xml_de_lista import ListaIlegibleError


class CargaRechazadaError(Exception):
    """The list stays out; the message says why, in Spanish."""


def cargar(
    instalacion: Instalacion,
    contenido: bytes,
    *,
    origen: str,
    raices: Sequence[bytes] = (),
    intermedios: Sequence[bytes] = (),
) -> Confianza:
    """Install a list, with new roots for its signer and further intermediates (DER); return what is in force then.

    Without `raices` the installed ones decide. Nothing is written unless all is in order. Raises CargaRechazadaError.
    """
    leida = _leer(contenido)
    dictamen = verificar_sello(contenido, raices=raices or instalacion.raices(), emitida_en=leida.emitida_en)
    if dictamen.sello is SelloDeLista.INVALIDO:
        raise CargaRechazadaError(dictamen.motivo)
    _comparar(instalacion.leer(), leida, dictamen.sello)
    # The list before its root: for who reads in between it is unverified, never wrong.
    instalacion.guardar_lista(contenido, origen=origen)
    for der in raices:
        instalacion.guardar_raiz(der)
    for der in intermedios:
        instalacion.guardar_intermedio(der)
    return instalacion.leer()


def solo_autoridades(certificados: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return those certificates (DER) that may sign others."""
    return tuple(der for der in certificados if (uno := leer_certificado(der)) and es_autoridad(uno))


def _leer(contenido: bytes) -> ListaLeida:
    try:
        leida = leer_lista(contenido)
    except ListaIlegibleError as error:
        raise CargaRechazadaError(f"Esto no sirve de lista de confianza: {error}.") from error
    if not leida.anclas:
        raise CargaRechazadaError(
            "La lista no acredita a ninguna autoridad: con ella no se confiaría en ninguna firma."
        )
    return leida


def _comparar(actual: Confianza, leida: ListaLeida, sello: SelloDeLista) -> None:
    instalada = actual.lista
    if instalada is None or instalada.sello is SelloDeLista.INVALIDO:
        return
    if leida.secuencia < instalada.secuencia:
        raise CargaRechazadaError(
            f"La lista es la {leida.secuencia} y ya está instalada la {instalada.secuencia}, que es posterior."
        )
    if instalada.sello is SelloDeLista.VERIFICADO and sello is not SelloDeLista.VERIFICADO:
        raise CargaRechazadaError("La lista instalada está verificada y esta no lo está.")
