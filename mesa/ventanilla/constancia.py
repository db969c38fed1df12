"""The vouchers of a filed expediente, as they were when it was filed: from its act, where they are frozen."""

from collections.abc import Iterator, Mapping
from typing import Any

from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models import Comprobante, Documento, Expediente
from mesa.inspeccion.hallazgos import CATALOGO, Hallazgo
from mesa.ventanilla.lectura import leido_de
from mesa.ventanilla.tarjeta import Tarjeta


def tarjetas_presentadas(expediente: Expediente) -> tuple[Tarjeta, ...]:
    """Return the vouchers of a filed expediente with what its filer was told of each."""
    presentaciones = (a for a in expediente.actos.all() if a.acto == ClaseDeActo.PRESENTAR and a.de == Estado.BORRADOR)
    acto = next(presentaciones, None)
    congeladas = acto.datos.get("comprobantes", []) if acto else []
    if not congeladas:
        return ()
    documentos = {str(documento.pk): documento for documento in expediente.documentos.all()}
    filas = {str(fila.documento_id): fila for fila in Comprobante.objects.filter(expediente=expediente)}
    return tuple(_tarjetas(congeladas, documentos, filas))


def _tarjetas(
    congeladas: list[dict[str, Any]], documentos: Mapping[str, Documento], filas: Mapping[str, Comprobante]
) -> Iterator[Tarjeta]:
    for dicha in congeladas:
        documento, fila = documentos.get(dicha["documento"]), filas.get(dicha["documento"])
        leido = leido_de(documento) if documento else None
        if documento is None or fila is None or leido is None or leido.comprobante is None:
            continue
        yield Tarjeta(
            documento=documento,
            fila=fila,
            leido=leido,
            comprobante=leido.comprobante,
            orden=dicha["orden_de_compra"],
            pide_orden=False,
            se_revisa=dicha["se_revisa"],
            cdr=documentos.get(dicha["cdr"] or ""),
            pdf=documentos.get(dicha["pdf"] or ""),
            entregables=tuple(documentos[uno] for uno in dicha["entregables"] if uno in documentos),
            # A code is never renamed or reused, so that each has its words today.
            hallazgos=tuple(Hallazgo.de_json(uno) for uno in dicha["hallazgos"] if uno["codigo"] in CATALOGO),
        )
