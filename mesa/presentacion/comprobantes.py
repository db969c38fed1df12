"""The vouchers of a draft as its page shows them: their cards, what of the form came from them, what is still due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from mesa.expedientes.models import Expediente
from mesa.portal.tarjeta_de_comprobante import ReparoEnPalabras, TarjetaEnPalabras
from mesa.presentacion.valores import valores_de

# What is missing without keeping the draft from being filed: said beside what does.
_CONVIENE = frozenset(
    {"cdr.falta", "comprobante.sin_pdf", "comprobante.orden_falta", "comprobante.orden_sin_forma"}
    | {"comprobante.sin_suspension"}
)
_MOSTRADAS = 30
_DE_LA_ORDEN = "comprobante.orden_"
_DE_COMPROBANTES = ("comprobante.", "importes.", "cdr.", "firma_xml.")


@dataclass(frozen=True, slots=True)
class Conviene:
    """Something due that only warns: what it is, and where in the page it is mended."""

    texto: str
    ancla: str


@dataclass(frozen=True, slots=True)
class Comprobantes:
    """The vouchers of a draft. `leidos`: the fields that still hold what was read, with that value."""

    tarjetas: tuple[TarjetaEnPalabras, ...] = ()
    leidos: Mapping[str, str] = field(default_factory=dict)
    orden: str = ""

    @property
    def cuantos(self) -> int:
        return len(self.tarjetas)

    @property
    def son_muchos(self) -> bool:
        """Whether each card is folded into a line."""
        return self.cuantos > 4

    @property
    def mostradas(self) -> tuple[TarjetaEnPalabras, ...]:
        """The cards that the page draws: of very many, those with something to say before the others."""
        por_peso = sorted(self.tarjetas, key=lambda una: ("mal", "ojo").index(una.tono) if una.reparos else 2)
        return self.tarjetas if self.cuantos <= _MOSTRADAS else tuple(por_peso[:_MOSTRADAS])

    @property
    def sin_mostrar(self) -> int:
        return self.cuantos - len(self.mostradas)

    @property
    def pide_orden(self) -> bool:
        """Whether the order number is asked for: a voucher does not say it, or not as the institution writes it."""
        return bool(self.orden or self.avisos_de_orden)

    @property
    def avisos_de_orden(self) -> tuple[ReparoEnPalabras, ...]:
        return tuple({uno.codigo: uno for una in self.tarjetas for uno in _de_la_orden(una)}.values())

    @property
    def conviene(self) -> tuple[Conviene, ...]:
        return tuple(_conviene(self.tarjetas))

    @property
    def huella(self) -> str:
        """What tells one state of the cards from another: a page that has it already keeps its own."""
        return sha256(repr((self.tarjetas, self.orden)).encode()).hexdigest()[:16]

    def tarjeta_de(self, documento_id: str) -> str:
        """Return the id of the card that tells what a file is worth; "" where its own row does."""
        return next((una.id for una in self.tarjetas if una.se_revisa and documento_id in _suyos(una)), "")


SIN_COMPROBANTES = Comprobantes()


def comprobantes_de(expediente: Expediente, tarjetas: Sequence[TarjetaEnPalabras]) -> Comprobantes:
    """Return the vouchers of a draft for its page."""
    valores = valores_de(expediente)
    leidos = {campo: dicho for campo, dicho in expediente.completado.items() if dicho and valores.get(campo) == dicho}
    return Comprobantes(tuple(tarjetas), leidos, expediente.orden_de_compra)


def es_de_un_comprobante(codigo: str) -> bool:
    """Tell whether what is missing is said of a voucher, whose card is where it is mended."""
    return codigo.startswith(_DE_COMPROBANTES)


def ancla_de_tarjeta(documento_id: object) -> str:
    return f"comprobante-{documento_id}"


def _conviene(tarjetas: Sequence[TarjetaEnPalabras]) -> Iterator[Conviene]:
    dichos = set()
    for una in tarjetas:
        for reparo in una.reparos:
            if reparo.tono == "ojo" and reparo.codigo in _CONVIENE and reparo.mensaje not in dichos:
                dichos.add(reparo.mensaje)
                de_orden = reparo.codigo.startswith(_DE_LA_ORDEN)
                yield Conviene(
                    reparo.mensaje.rstrip("."), "id_orden_de_compra" if de_orden else ancla_de_tarjeta(una.id)
                )


def _de_la_orden(tarjeta: TarjetaEnPalabras) -> Iterator[ReparoEnPalabras]:
    return (uno for uno in tarjeta.reparos if uno.codigo.startswith(_DE_LA_ORDEN))


def _suyos(tarjeta: TarjetaEnPalabras) -> Iterator[str]:
    """Yield the files that are, print or answer a voucher; not those that only go along."""
    return (pieza.id for pieza in tarjeta.piezas if pieza.id and pieza.clase != "entregable")
