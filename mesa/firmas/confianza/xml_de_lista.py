"""Read the XML of a trust list without trusting it: UTF-8, no DOCTYPE, no entities, no network, bounded."""

from lxml import etree

TSL = "http://uri.etsi.org/02231/v2#"
DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
LIMITE = 20 * 1024 * 1024


class ListaIlegibleError(ValueError):
    """The bytes are not a trust list; the message says why, in Spanish."""


def leer_xml(contenido: bytes) -> etree._Element:
    """Return the root of a trust list. Raises ListaIlegibleError.

    Comments go: a signature does not cover them, and inside a value they would cut it in two.
    """
    if len(contenido) > LIMITE:
        raise ListaIlegibleError("pesa más de 20 MB, más que cualquier lista de confianza")
    # ETSI TS 119 612 clause 5.1.1 asks for UTF-8; libxml2 is not left to guess another.
    lector = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        raiz = etree.fromstring(contenido, lector)
    except etree.XMLSyntaxError as error:
        raise ListaIlegibleError("no es un XML bien formado en UTF-8") from error
    if raiz.getroottree().docinfo.doctype:
        raise ListaIlegibleError("trae una declaración DOCTYPE, que una lista de confianza no lleva")
    if raiz.tag != f"{{{TSL}}}TrustServiceStatusList":
        raise ListaIlegibleError("no es una lista de confianza (ETSI TS 119 612)")
    return raiz
