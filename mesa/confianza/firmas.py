"""Judge again the signatures that lacked an authority or news of revocations, once the worker fetched them.

What the filer of a filed document was shown stays; the later verdict is kept beside it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from mesa.confianza.actual import instalacion, vigente
from mesa.confianza.mudos import mudos, recordar_mudos
from mesa.expedientes.archivo import ruta_de
from mesa.expedientes.firmas import Firma, del_remitente
from mesa.expedientes.models import Documento
from mesa.firmas.confianza.completar import Completador
from mesa.firmas.lectura.aislada import certificados_aislados, leer_aislado
from mesa.firmas.lectura.motivos import Motivo

log = structlog.get_logger("mesa.confianza")

# What a list, an authority or a revocation list may mend.
REMEDIABLES = frozenset(
    {
        Motivo.SIN_LISTA,
        Motivo.EMISOR_DESCONOCIDO,
        Motivo.REVOCACION_DESCONOCIDA,
        Motivo.SELLO_NO_CONFIABLE,
    }
)
# Looked at again at growing distances, from an hour on, during so long.
SE_INSISTE = timedelta(days=30)
# How long one document may keep the worker waiting for others' servers.
SEGUNDOS = 20.0
_PRIMERA_ESPERA = timedelta(hours=1)


def se_puede_remediar(firmas: Iterable[Firma]) -> bool:
    """Tell whether fetching something may say more of a signature, and there is a list by which to tell."""
    motivos = {motivo for firma in del_remitente(firmas) for motivo in firma["motivos"]}
    return bool(motivos & REMEDIABLES) and bool(vigente().anclas)


def comprobar_de_nuevo(
    documento_id: UUID, *, reinspeccionar: Callable[[Documento, datetime], None], ahora: datetime
) -> None:
    """Fetch what the signatures of a document lack and judge them again. Safe to repeat.

    A draft is inspected anew by `reinspeccionar`: its filer has not been given anything yet.
    """
    documento = Documento.objects.select_related("expediente").filter(pk=documento_id).first()
    if documento is None or not se_puede_remediar(documento.firmas_vigentes):
        return
    ruta = ruta_de(documento)
    try:
        traidos = certificados_aislados(ruta, confianza=vigente())
    except FileNotFoundError:  # filed or thrown away meanwhile; what was filed is found the next time
        return
    cosecha = Completador(instalacion(), ahora=ahora, segundos=SEGUNDOS, mudos=mudos()).completar(traidos)
    recordar_mudos(cosecha.mudos)
    for fallo in cosecha.fallos:
        log.info("certificado_no_comprobado", documento=str(documento_id), motivo=fallo)
    if documento.expediente.es_borrador:
        reinspeccionar(documento, ahora)
    else:
        firmas, _estado = leer_aislado(ruta, confianza=vigente(), ahora=ahora)
        Documento.objects.filter(pk=documento_id).update(firmas_revisadas=list(firmas), firmas_revisadas_en=ahora)


def por_comprobar(*, ahora: datetime) -> Iterator[UUID]:
    """Yield the documents whose signatures are to be looked at again by now."""
    if not vigente().anclas:
        return
    recientes = Documento.objects.filter(
        subido_en__gte=ahora - SE_INSISTE, estado_firma="integra_no_confiable", formato="pdf"
    )
    for documento in recientes.iterator(chunk_size=200):
        if se_puede_remediar(documento.firmas_vigentes) and ahora >= _proxima(documento):
            yield documento.pk


def _proxima(documento: Documento) -> datetime:
    ultima = documento.firmas_revisadas_en or documento.firmas_en or documento.subido_en
    return ultima + max(_PRIMERA_ESPERA, ultima - documento.subido_en)
