"""The vouchers of a period as a page lists them: what they come to, and the first of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from mesa.comprobantes.tipos import nombre_de
from mesa.expedientes.models import Comprobante
from mesa.inspeccion.hallazgos import Gravedad
from mesa.lib.nombres import texto_visible
from mesa.portal.marcas_de_comprobante import Marca, marca_de_constancia, marca_de_firma
from mesa.portal.montos import monto
from mesa.ventanilla.conformidad import situacion_de
from mesa.ventanilla.periodo import Presentado, presentados, sumas

EN_LA_PAGINA = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtotal:
    """What the vouchers of a kind and currency come to."""

    tipo: str
    cuantos: int
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renglon:
    """A voucher of the list. `dias`: to the last day to object to it, None where there is no such day."""

    expediente: str
    presentado_en: datetime | None
    emisor: str
    ruc: str
    titulo: str
    emision: date | None
    total: str
    firma: Marca | None
    cdr: Marca | None
    reparos: int
    hasta: date | None
    dias: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lista:
    """How many vouchers there are, their sums, and the first `EN_LA_PAGINA`."""

    cuantos: int
    subtotales: tuple[Subtotal, ...]
    renglones: tuple[Renglon, ...]

    @property
    def hay_mas(self) -> bool:
        return self.cuantos > len(self.renglones)


def lista_de(filas: QuerySet[Comprobante], *, ahora: datetime) -> Lista:
    """Return the list of vouchers in the order of `ventanilla.periodo.del_periodo`; three queries."""
    por_clase = sumas(filas)
    return Lista(
        cuantos=sum(una.cuantos for una in por_clase),
        subtotales=tuple(
            Subtotal(tipo=nombre_de(una.tipo or None), cuantos=una.cuantos, total=monto(una.total, una.moneda))
            for una in por_clase
        ),
        renglones=tuple(_renglon(uno, ahora=ahora) for uno in presentados(filas, maximo=EN_LA_PAGINA)),
    )


def _renglon(uno: Presentado, *, ahora: datetime) -> Renglon:
    fila = uno.fila
    comprobante = uno.leido.comprobante if uno.leido else None
    situacion = situacion_de(fila, ahora=ahora)
    numero = comprobante.identificador if comprobante else f"{fila.serie}-{fila.numero}"
    return Renglon(
        expediente=fila.expediente.numero or "",
        presentado_en=fila.presentado_en,
        emisor=texto_visible(fila.emisor_nombre),
        ruc=fila.ruc,
        titulo=f"{nombre_de(fila.tipo or None)} {texto_visible(numero)}",
        emision=fila.emision,
        total=monto(fila.total, fila.moneda),
        firma=marca_de_firma(uno.leido.firma) if uno.leido else None,
        cdr=marca_de_constancia({h.codigo for h in uno.hallazgos}, hay=uno.con_cdr, se_exige=False),
        reparos=sum(1 for h in uno.hallazgos if h.gravedad is not Gravedad.INFO),
        hasta=fila.conformidad_hasta,
        dias=situacion.dias if situacion else None,
    )
