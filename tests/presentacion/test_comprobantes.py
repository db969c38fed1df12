"""The vouchers of a draft as its page shows them: which cards are drawn, and what is due."""

from dataclasses import replace

from mesa.comprobantes.revisar import revisar
from mesa.portal.tarjeta_de_comprobante import TarjetaEnPalabras, tarjeta_en_palabras
from mesa.presentacion.comprobantes import Comprobantes
from tests.archivos.hacer_comprobantes import una_venta
from tests.comprobantes.casos import un_caso


def una_tarjeta(numero: int = 1, *, orden: str = "4500012345", con_cdr: bool = True) -> TarjetaEnPalabras:
    caso = replace(un_caso(una_venta(identificador=f"F001-{numero}"), orden=orden))
    caso = caso if con_cdr else replace(caso, cdr=None)
    return tarjeta_en_palabras(
        caso.leido, id=str(numero), dichos=revisar(caso), con_cdr=con_cdr, orden=orden, pide_orden=True
    )


def test_what_is_due_without_keeping_it_from_being_filed_is_told_with_its_place() -> None:
    vista = Comprobantes((una_tarjeta(12, orden="", con_cdr=False),))

    assert [(uno.texto, uno.ancla) for uno in vista.conviene] == [
        ("Falta la constancia de recepción (CDR) del comprobante Factura F001-12", "comprobante-12"),
        ("El comprobante no dice a qué orden de compra o de servicio corresponde", "id_orden_de_compra"),
    ]
    assert vista.pide_orden


def test_the_same_thing_due_to_several_is_told_once() -> None:
    vista = Comprobantes(tuple(una_tarjeta(n, orden="") for n in (12, 13)))

    textos = [uno.texto for uno in vista.conviene]
    assert textos.count("El comprobante no dice a qué orden de compra o de servicio corresponde") == 1


def test_of_very_many_those_with_something_to_say_are_drawn_first() -> None:
    buenas = [replace(una_tarjeta(1), id=str(n), tono="bien", reparos=()) for n in range(40)]
    mala = replace(una_tarjeta(99), tono="mal")
    vista = Comprobantes((*buenas, mala))

    assert vista.mostradas[0].id == "99"
    assert (len(vista.mostradas), vista.sin_mostrar) == (30, 11)


def test_cards_that_say_the_same_have_the_same_fingerprint() -> None:
    assert Comprobantes((una_tarjeta(),)).huella == Comprobantes((una_tarjeta(),)).huella
    assert Comprobantes((una_tarjeta(),)).huella != Comprobantes((una_tarjeta(2),)).huella
