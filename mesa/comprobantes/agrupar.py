"""Which files go together: each voucher with the answer to it, its printed form and its deliverables. Pure.

Files come in any order and under any name. An answer is matched by what it says; the rest by what their names say,
and where there is one voucher alone everything is its own. A despatch guide is no voucher to be paid: it goes with the
sale that names it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from mesa.comprobantes import tipos
from mesa.comprobantes.comprobante import Comprobante
from mesa.comprobantes.lectura.identidad import serie_y_numero
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.nombres import leer_nombre
from mesa.comprobantes.vinculo import diferencias

_SERIE_Y_NUMERO = re.compile(
    r"(?<![A-Z0-9])([FBERTVPLS][A-Z0-9]{3}|EB\d{2}|EG\d{2}|\d{4})[-_ ]+0*(\d{1,8})(?!\d)", re.ASCII | re.IGNORECASE
)
_SUSPENSION = re.compile(r"suspensi|(?<!\d)1609(?!\d)", re.IGNORECASE)
_RUC = re.compile(r"(?<!\d)\d{11}(?!\d)", re.ASCII)
_GUIAS = frozenset({tipos.GUIA_DE_REMITENTE, tipos.GUIA_DE_TRANSPORTISTA})
_Par = tuple[str, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieza(Generic[T]):
    """A file of a filing: `id` is how its caller knows it, `leido` what it was read as when it is an XML."""

    id: T
    nombre: str
    formato: str
    leido: Leido | None = None
    es_principal: bool = False

    @property
    def es_pdf(self) -> bool:
        return self.formato == "pdf"

    @property
    def es_constancia(self) -> bool:
        return self.leido is not None and self.leido.cdr is not None

    @property
    def comprobante(self) -> Comprobante | None:
        return self.leido.comprobante if self.leido else None


@dataclass(slots=True, eq=False)
class Grupo(Generic[T]):
    """A voucher and what comes with it. `entregables`: what is neither its answer nor its printed form."""

    comprobante: Pieza[T]
    cdr: Pieza[T] | None = None
    pdf: Pieza[T] | None = None
    entregables: list[Pieza[T]] = field(default_factory=list)

    @property
    def piezas(self) -> tuple[Pieza[T], ...]:
        return tuple(p for p in (self.comprobante, self.cdr, self.pdf, *self.entregables) if p)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agrupacion(Generic[T]):
    """The vouchers of a filing in the order in which they came, and the files that are of none or of all of them."""

    grupos: tuple[Grupo[T], ...]
    sueltas: tuple[Pieza[T], ...]

    @property
    def comunes(self) -> tuple[Pieza[T], ...]:
        """What goes with every voucher; an answer goes with one, or with none."""
        return tuple(pieza for pieza in self.sueltas if not pieza.es_constancia)


def agrupar(piezas: Iterable[Pieza[T]]) -> Agrupacion[T]:
    """Return the files of a filing put together, each of them once."""
    todas = list(piezas)
    grupos: list[Grupo[T]] = [Grupo(pieza) for pieza in todas if pieza.comprobante is not None]
    sueltas = _unir_constancias([pieza for pieza in todas if pieza.comprobante is None], grupos)
    de_pago = [grupo for grupo in grupos if not _es_guia(grupo)] or grupos
    guias = [grupo for grupo in grupos if grupo not in de_pago]
    sueltas += _unir_guias(guias, de_pago)
    sueltas = _unir_impresiones(sueltas, de_pago)
    return Agrupacion(grupos=tuple(de_pago), sueltas=tuple(_unir_el_resto(sueltas, de_pago)))


def con_suspension(piezas: Iterable[Pieza[T]]) -> bool:
    """Tell whether one is named like the certificate of suspension of withholdings (form 1609)."""
    return any(pieza.leido is None and _SUSPENSION.search(pieza.nombre) for pieza in piezas)


def _indice(grupos: Sequence[Grupo[T]]) -> dict[_Par, list[Grupo[T]]]:
    indice: dict[_Par, list[Grupo[T]]] = {}
    for grupo in grupos:
        par = _par(grupo)
        if par:
            indice.setdefault(par, []).append(grupo)
    return indice


def _par(grupo: Grupo[T]) -> _Par | None:
    comprobante = grupo.comprobante.comprobante
    if comprobante is None or not comprobante.serie or comprobante.numero is None:
        return None
    return comprobante.serie, comprobante.numero


def _es_guia(grupo: Grupo[T]) -> bool:
    comprobante = grupo.comprobante.comprobante
    return comprobante is not None and comprobante.tipo in _GUIAS


def _unir_constancias(piezas: Sequence[Pieza[T]], grupos: Sequence[Grupo[T]]) -> list[Pieza[T]]:
    """Put each answer with the voucher it answers to; one that fits none, with the only voucher there is."""
    por_numero, sobran = _indice(grupos), []
    for pieza in piezas:
        suyo = _el_que_responde(pieza, por_numero)
        if suyo:
            suyo.cdr = pieza
        else:
            sobran.append(pieza)
    ajena = next((pieza for pieza in sobran if pieza.es_constancia), None)
    if ajena and len(grupos) == 1 and grupos[0].cdr is None:
        grupos[0].cdr = ajena
        sobran.remove(ajena)
    return sobran


def _el_que_responde(pieza: Pieza[T], por_numero: dict[_Par, list[Grupo[T]]]) -> Grupo[T] | None:
    cdr = pieza.leido.cdr if pieza.leido else None
    par = serie_y_numero(cdr.comprobante) if cdr else None
    libres = [grupo for grupo in por_numero.get(par, ()) if grupo.cdr is None] if par else []
    for grupo in libres:
        leido = grupo.comprobante.leido
        if cdr and leido and leido.comprobante and not diferencias(cdr, leido.comprobante, huella=leido.firma.huella):
            return grupo
    return libres[0] if len(libres) == 1 else None  # of the same number: what differs is to be said


def _unir_guias(guias: Sequence[Grupo[T]], de_pago: Sequence[Grupo[T]]) -> list[Pieza[T]]:
    sobran: list[Pieza[T]] = []
    for guia in guias:
        suyos = [grupo for grupo in de_pago if _nombra(grupo, guia)] or (de_pago if len(de_pago) == 1 else [])
        (suyos[0].entregables if suyos else sobran).extend(guia.piezas)
    return sobran


def _nombra(grupo: Grupo[T], guia: Grupo[T]) -> bool:
    comprobante, par = grupo.comprobante.comprobante, _par(guia)
    referidos = comprobante.adjuntos_referidos if comprobante else ()
    return par is not None and any(serie_y_numero(uno.identificador) == par for uno in referidos)


def _unir_impresiones(piezas: Sequence[Pieza[T]], grupos: Sequence[Grupo[T]]) -> list[Pieza[T]]:
    """Put each PDF with the voucher whose number its name says, or whose XML is called the same."""
    por_numero, sobran = _indice(grupos), []
    por_tronco = {_tronco(grupo.comprobante.nombre): grupo for grupo in grupos}
    for pieza in sorted(piezas, key=lambda una: not una.es_principal):
        suyo = (_el_nombrado(pieza, por_numero) or por_tronco.get(_tronco(pieza.nombre))) if pieza.es_pdf else None
        if suyo and suyo.pdf is None:
            suyo.pdf = pieza
        else:
            sobran.append(pieza)
    unico = grupos[0] if len(grupos) == 1 else None
    suyo_sin_nombre = next((p for p in sobran if p.es_pdf and not _SUSPENSION.search(p.nombre)), None)
    if unico and unico.pdf is None and suyo_sin_nombre:
        unico.pdf = suyo_sin_nombre
        sobran.remove(suyo_sin_nombre)
    return sobran


def _unir_el_resto(piezas: Sequence[Pieza[T]], grupos: Sequence[Grupo[T]]) -> Iterator[Pieza[T]]:
    por_numero = _indice(grupos)
    for pieza in piezas:
        suyo = grupos[0] if len(grupos) == 1 else _el_nombrado(pieza, por_numero)
        if suyo and not pieza.es_constancia:
            suyo.entregables.append(pieza)
        else:
            yield pieza


def _el_nombrado(pieza: Pieza[T], por_numero: dict[_Par, list[Grupo[T]]]) -> Grupo[T] | None:
    """Return the one voucher that the name of a file says, by its number and, where it says one, its issuer's RUC."""
    nombrados = [grupo for par in _pares(pieza.nombre) for grupo in por_numero.get(par, ())]
    rucs = set(_RUC.findall(pieza.nombre))
    suyos = [grupo for grupo in nombrados if not rucs or _emisor(grupo) in rucs]
    return suyos[0] if len(suyos) == 1 else None


def _pares(nombre: str) -> Iterator[_Par]:
    dicho = leer_nombre(nombre)
    if dicho.serie and dicho.numero is not None:
        yield dicho.serie, dicho.numero
        return
    for serie, numero in _SERIE_Y_NUMERO.findall(nombre):
        yield serie.upper(), int(numero)


def _emisor(grupo: Grupo[T]) -> str:
    comprobante = grupo.comprobante.comprobante
    return comprobante.emisor.numero if comprobante else ""


def _tronco(nombre: str) -> str:
    return nombre.rpartition(".")[0].casefold()
