"""XML with something wrong in it, made by code and returned as bytes."""

UBL = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
DECLARACION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def una_factura(nota: str = "Servicio de limpieza", *, antes: str = "", atributos: str = "") -> str:
    """Return an invoice without its declaration: `nota` is markup, `antes` comes before the root."""
    return f'{antes}<Invoice xmlns="{UBL}"{atributos}>\n<ID>F001-1</ID>\n<Note>{nota}</Note>\n</Invoice>\n'


def un_xml_con(nota: str = "Servicio de limpieza", *, antes: str = "", atributos: str = "") -> bytes:
    return (DECLARACION + una_factura(nota, antes=antes, atributos=atributos)).encode()


def un_xml_que_lee(archivo: str) -> str:
    """Return an invoice, as text, whose note is the content of another file (XXE)."""
    return una_factura("&x;", antes=f'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "{archivo}">]>\n')


def un_mil_millones_de_risas() -> bytes:
    """Return a kilobyte that would unfold into gigabytes."""
    niveles = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return un_xml_con("&a9;", antes=f'<!DOCTYPE Invoice [<!ENTITY a0 "ja">{niveles}]>\n')
