"""The index of an exported expediente, as data. Facts of the filing come from the manifest frozen in its act."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from mesa.expedientes.estados import ClaseDeActo
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Acto, Documento, Expediente, Recibo
from mesa.expedientes.vista import FIRMAS
from mesa.exportacion.archivos import Exportado
from mesa.exportacion.pruebas import en_el_indice
from mesa.registro.prueba import Prueba
from mesa.registro.recibos import manifiesto_de

VERSION = 1
# Of the manifest: what is about one receipt is not about the expediente, and the clave stands on its receipts only.
_DE_UN_RECIBO = frozenset(
    {
        "version",
        "clase",
        "clave",
        "acto_indice",
        "acto_resumen",
        "url_prueba",
        "recibido_en",
        "recibido_por",
        "archivos",
    }
)
LECTORES = {Lector.PERSONAL: "institucion", Lector.REMITENTE: "remitente"}


def indice_de(
    expediente: Expediente,
    *,
    lector: Lector,
    actos: Sequence[Acto],
    archivos: Sequence[Exportado[Documento]],
    recibos: Sequence[Exportado[Recibo]],
    pruebas: Sequence[Prueba],
) -> dict[str, Any]:
    """Return plain JSON types; instants are UTC and end in Z."""
    presentado = next(acto for acto in actos if acto.acto == ClaseDeActo.PRESENTAR and acto.de == "BORRADOR")
    hechos = {clave: valor for clave, valor in manifiesto_de(presentado).a_dict().items() if clave not in _DE_UN_RECIBO}
    return hechos | {
        "version": VERSION,
        "exportado_para": LECTORES[lector],
        "estado": expediente.estado,
        "estado_en_palabras": str(expediente.get_estado_display()),
        "dependencia_actual": str(expediente.dependencia_actual or expediente.dependencia),
        "ultimo_acto": actos[-1].indice,
        "archivos": [_archivo(uno) for uno in archivos],
        "recibos": [_recibo(uno) for uno in recibos],
        **en_el_indice(pruebas),
    }


def _archivo(exportado: Exportado[Documento]) -> dict[str, Any]:
    documento = exportado.fila
    return {
        "ruta": exportado.ruta or None,
        "excluido": exportado.excluido or None,
        "rol": documento.rol,
        "nombre": documento.nombre,
        "formato": documento.formato,
        "bytes": documento.bytes,
        "sha256": documento.sha256,
        "folios": documento.folios,
        "veredicto": documento.veredicto,
        "estado_firma": documento.estado_firma_vigente,
        "firma_en_palabras": str(FIRMAS.get(documento.estado_firma_vigente, "")) if documento.formato == "pdf" else "",
        "firmas": documento.firmas_vigentes,
    }


def _recibo(exportado: Exportado[Recibo]) -> dict[str, Any]:
    recibo = exportado.fila
    return {
        "ruta": exportado.ruta or None,
        "excluido": exportado.excluido or None,
        "clase": recibo.clase,
        "bytes": recibo.bytes,
        "sha256": recibo.sha256,
        "emitido_en": instante(recibo.emitido_en),
        "acto": recibo.acto_id,
    }


def instante(momento: datetime) -> str:
    """Return an instant as manifests write it."""
    return momento.astimezone(UTC).isoformat().replace("+00:00", "Z")
