"""Vouchers through the API: what each XML says, what is objected to, and the order that it answers to."""

from typing import Any

import pytest

from tests.api.cliente import Llamador
from tests.archivos.hacer import un_pdf
from tests.contratos.openapi import faltas_al_contrato
from tests.fabricas import un_remitente
from tests.ventanilla.casos import ORDEN, PROVEEDOR, nombre_de, una_constancia, una_factura

pytestmark = pytest.mark.django_db


@pytest.fixture
def proveedor() -> Llamador:
    return Llamador(un_remitente("juridica"))


def una_presentacion(quien: Llamador, xml: bytes | None = None, **datos: Any) -> str:
    """Send a factura in three files and return the draft's address."""
    creado = quien.un_borrador(con_archivo=False, tipo_documento="factura", **datos)
    ruta = f"expedientes/{creado['id']}"
    quien.put(f"{ruta}/documentos/Factura.pdf?rol=principal", un_pdf())
    quien.put(f"{ruta}/documentos/{nombre_de()}", xml or una_factura())
    quien.put(f"{ruta}/documentos/R-{nombre_de()}", una_constancia())
    return ruta


def cumple(respuesta: Any, metodo: str, ruta: str) -> Any:
    assert faltas_al_contrato(respuesta, metodo, ruta) == []
    return respuesta.json()


def test_document_tells_the_voucher_that_it_is(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor)

    visto = proveedor.get(f"{ruta}/documentos/{nombre_de()}")
    dicho = cumple(visto, "get", "expedientes/{id}/documentos/{documento}")["inspeccion"]["comprobante"]

    assert (dicho["clase"], dicho["tipo"], dicho["serie"], dicho["numero"]) == ("comprobante", "01", "F001", 12)
    assert (dicho["emisor"]["numero"], dicho["total"], dicho["moneda"]) == (PROVEEDOR, "118.00", "PEN")
    assert dicho["firma"]["estado"] == "sin_firma"


def test_expediente_tells_each_voucher_with_what_comes_along(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor)

    dicho = cumple(proveedor.get(ruta), "get", "expedientes/{id}")

    (uno,) = dicho["comprobantes"]
    por_nombre = {d["nombre"]: d["id"] for d in dicho["documentos"]}
    assert (uno["documento"], uno["cdr"]) == (por_nombre[nombre_de()], por_nombre[f"R-{nombre_de()}"])
    assert (uno["pdf"], uno["entregables"]) == (por_nombre["Factura.pdf"], [])
    assert (uno["orden_de_compra"], uno["veredicto"], uno["conformidad"]) == (ORDEN, "con_avisos", None)
    assert all(hallazgo["mensaje"] and hallazgo["solucion"] for hallazgo in uno["hallazgos"])


def test_voucher_that_cannot_be_paid_here_is_refused_with_the_reason(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor, una_factura(receptor="20131312955"))

    negado = proveedor.post(f"{ruta}/presentar")

    assert negado.status_code == 422
    assert "comprobante.receptor_distinto" in {uno["codigo"] for uno in negado.json()["hallazgos"]}


def test_filed_expediente_keeps_its_vouchers_and_their_clock(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor)
    assert proveedor.post(f"{ruta}/presentar").status_code == 200

    (uno,) = cumple(proveedor.get(ruta), "get", "expedientes/{id}")["comprobantes"]

    assert uno["conformidad"]["estado"] == "en_plazo"
    assert "DU 013" in uno["conformidad"]["explicacion"] or "013-2020" in uno["conformidad"]["explicacion"]


def test_order_of_the_draft_counts_for_a_voucher_that_cites_none(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor, una_factura(orden=""), orden_de_compra="4500000000")
    (uno,) = proveedor.get(ruta).json()["comprobantes"]
    assert uno["orden_de_compra"] == "4500000000"

    camino = f"{ruta}/comprobantes/{uno['documento']}"
    corregido = proveedor.patch(camino, {"orden_de_compra": ORDEN})

    dicho = cumple(corregido, "patch", "expedientes/{id}/comprobantes/{documento}")
    assert dicho["orden_de_compra"] == ORDEN
    malo = proveedor.patch(camino, {"orden_de_compra": "<script>"})
    assert (malo.status_code, malo.json()["hallazgos"][0]["campo"]) == (422, "orden_de_compra")


def test_order_of_what_is_no_voucher_or_anothers_is_not_found(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor)
    pdf = next(d["id"] for d in proveedor.get(ruta).json()["documentos"] if d["nombre"] == "Factura.pdf")

    ajeno = Llamador(un_remitente("juridica")).patch(f"{ruta}/comprobantes/{pdf}", {"orden_de_compra": ORDEN})

    assert proveedor.patch(f"{ruta}/comprobantes/{pdf}", {"orden_de_compra": ORDEN}).status_code == 404
    assert ajeno.status_code == 404


def test_order_of_a_filed_voucher_stays(proveedor: Llamador) -> None:
    ruta = una_presentacion(proveedor)
    proveedor.post(f"{ruta}/presentar")
    (uno,) = proveedor.get(ruta).json()["comprobantes"]

    assert proveedor.patch(f"{ruta}/comprobantes/{uno['documento']}", {"orden_de_compra": "1"}).status_code == 409


def test_catalogue_tells_which_vouchers_a_type_takes() -> None:
    tipos = {tipo["codigo"]: tipo for tipo in Llamador().get("catalogo").json()["tipos_de_documento"]}

    assert tipos["factura"]["comprobantes"] == ["01"]
    assert tipos["factura"]["pide_orden"]
    assert tipos["carta"]["comprobantes"] == []
