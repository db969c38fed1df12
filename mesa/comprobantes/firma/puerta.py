"""The gate before verification: only a signature of the whole document, of a short list of forms, gets through.

A verifier does what a signature tells it to: read other files, run style sheets, take the key from elsewhere, check a
part that nobody reads (W3C XML Signature Best Practices). What is not named here is not verified.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from mesa.comprobantes.firma.hechos import EstadoFirma, Motivo
from mesa.comprobantes.lectura.ubl import Elemento

DS = "{http://www.w3.org/2000/09/xmldsig#}"
_EXC = "{http://www.w3.org/2001/10/xml-exc-c14n#}"
_MAS = "http://www.w3.org/2001/04/xmldsig-more#"
ENVUELTA = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
CANONICAS = frozenset(
    forma + comentarios
    for forma, comentarios in (
        ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", ""),
        ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "#WithComments"),
        ("http://www.w3.org/2001/10/xml-exc-c14n#", ""),
        ("http://www.w3.org/2001/10/xml-exc-c14n#", "WithComments"),
    )
)
METODOS = {
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1": "rsa-sha1",
    **{f"{_MAS}{clave}-sha{bits}": f"{clave}-sha{bits}" for clave in ("rsa", "ecdsa") for bits in (256, 384, 512)},
    f"{_MAS}ecdsa-sha1": "ecdsa-sha1",
}
RESUMENES = {
    "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    f"{_MAS}sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_HOMOLOGACION = re.compile(r"Beta\w*(Cert|Key)\b|' not up\*")  # what SUNAT's test service writes for want of a key
_BASE64_MAXIMO = 32_768
_CERTIFICADOS_MAXIMO = 6
_IDENTIFICADORES = ("Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitida:
    """A signature that may be verified. `identificador`: the root's, where the reference goes by it.

    `certificados` are those it brings, DER, in their order; `huella` is the digest that it states, base64.
    """

    elemento: Elemento
    identificador: str
    metodo: str
    resumen: str
    huella: str
    certificados: tuple[bytes, ...]


class NoAdmitidaError(Exception):
    """The signature is not verified; `estado` and `motivo` say what it is then."""

    def __init__(self, estado: EstadoFirma, motivo: Motivo = Motivo.NINGUNO) -> None:
        super().__init__(motivo)
        self.estado = estado
        self.motivo = motivo


def admitir(raiz: Elemento) -> Admitida:
    """Return the one signature of a document, once it is seen to be of the whole of it. Raise NoAdmitidaError."""
    firma = _unica(raiz)
    firmado = _hijo_unico(firma, "SignedInfo")
    valor = _hijo_unico(firma, "SignatureValue")
    certificados = _certificados(firma, valor)
    canonica, metodo, referencia = _partes(firmado)
    _exigir(canonica.get("Algorithm") in CANONICAS and not _lleva_otra_cosa(canonica), Motivo.ALGORITMO_NO_ADMITIDO)
    _exigir(metodo.get("Algorithm") in METODOS and len(metodo) == 0, Motivo.ALGORITMO_NO_ADMITIDO)
    _exigir(next(firma.iter(f"{DS}RetrievalMethod"), None) is None, Motivo.FORMA_NO_ADMITIDA)
    resumen, huella = _resumen(referencia)
    return Admitida(
        elemento=firma,
        identificador=_identificador(raiz, referencia),
        metodo=METODOS[metodo.get("Algorithm")],
        resumen=resumen,
        huella=huella,
        certificados=certificados,
    )


def en_base64(elemento: Elemento | None) -> bytes:
    """Return what an element holds in base64; b"" when it holds nothing of the kind."""
    crudo = "" if elemento is None else "".join(elemento.itertext())
    if len(crudo) > _BASE64_MAXIMO:
        return b""
    try:
        return base64.b64decode("".join(crudo.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _unica(raiz: Elemento) -> Elemento:
    firmas = list(raiz.iter(f"{DS}Signature"))
    if not firmas:
        raise NoAdmitidaError(EstadoFirma.SIN_FIRMA)
    if all(len(firma) == 0 for firma in firmas):
        raise NoAdmitidaError(EstadoFirma.NO_VERIFICABLE, Motivo.INCOMPLETA)
    _exigir(len(firmas) == 1, Motivo.VARIAS_FIRMAS)
    _exigir(firmas[0] is not raiz, Motivo.FORMA_NO_ADMITIDA)
    return firmas[0]


def _hijo_unico(firma: Elemento, nombre: str) -> Elemento:
    hallados = firma.findall(f"{DS}{nombre}")
    if not hallados:
        raise NoAdmitidaError(EstadoFirma.NO_VERIFICABLE, Motivo.INCOMPLETA)
    _exigir(len(hallados) == 1, Motivo.FORMA_NO_ADMITIDA)
    return hallados[0]


def _certificados(firma: Elemento, valor: Elemento) -> tuple[bytes, ...]:
    """Return the certificates of a signature that has a value at all; a template and a beta answer have none."""
    puestos = firma.findall(f"{DS}KeyInfo/{DS}X509Data/{DS}X509Certificate")[:_CERTIFICADOS_MAXIMO]
    certificados = tuple(certificado for puesto in puestos if (certificado := en_base64(puesto)))
    if en_base64(valor) and certificados:
        return certificados
    if any(_HOMOLOGACION.search("".join(uno.itertext())) for uno in (valor, *puestos)):
        raise NoAdmitidaError(EstadoFirma.NO_VERIFICABLE, Motivo.DE_HOMOLOGACION)
    motivo = Motivo.SIN_CERTIFICADO if en_base64(valor) else Motivo.INCOMPLETA
    raise NoAdmitidaError(EstadoFirma.NO_VERIFICABLE, motivo)


def _partes(firmado: Elemento) -> tuple[Elemento, Elemento, Elemento]:
    """Return canonicalization, method and the one reference, which is all that may be signed."""
    partes = _elementos(firmado)
    nombres = [parte.tag for parte in partes]
    _exigir(nombres.count(f"{DS}Reference") <= 1, Motivo.VARIAS_REFERENCIAS)
    esperados = [f"{DS}CanonicalizationMethod", f"{DS}SignatureMethod", f"{DS}Reference"]
    _exigir(nombres == esperados, Motivo.FORMA_NO_ADMITIDA)
    return partes[0], partes[1], partes[2]


def _resumen(referencia: Elemento) -> tuple[str, str]:
    """Return the digest's name and value, once the transforms leave the document as it is read."""
    partes = _elementos(referencia)
    nombres = [parte.tag for parte in partes]
    _exigir(nombres == [f"{DS}Transforms", f"{DS}DigestMethod", f"{DS}DigestValue"], Motivo.FORMA_NO_ADMITIDA)
    transformaciones = _elementos(partes[0])
    algoritmos = [una.get("Algorithm") for una in transformaciones]
    _exigir(algoritmos[:1] == [ENVUELTA] and len(algoritmos) <= 2, Motivo.ALGORITMO_NO_ADMITIDO)
    _exigir(all(uno in CANONICAS for uno in algoritmos[1:]), Motivo.ALGORITMO_NO_ADMITIDO)
    _exigir(
        all(una.tag == f"{DS}Transform" and not _lleva_otra_cosa(una) for una in transformaciones),
        Motivo.FORMA_NO_ADMITIDA,
    )
    _exigir(partes[1].get("Algorithm") in RESUMENES and len(partes[1]) == 0, Motivo.ALGORITMO_NO_ADMITIDO)
    return RESUMENES[partes[1].get("Algorithm")], base64.b64encode(en_base64(partes[2])).decode("ascii")


def _identificador(raiz: Elemento, referencia: Elemento) -> str:
    """Return the root's identifier that the reference goes by, "" when it goes by none (URI="")."""
    uri: str | None = referencia.get("URI")
    if uri == "":
        return ""
    if uri is None or not uri.startswith("#") or len(uri) == 1:
        raise NoAdmitidaError(EstadoFirma.INVALIDA, Motivo.REFERENCIA_AJENA)
    identificador = uri.removeprefix("#")
    _exigir(raiz.get("Id") == identificador, Motivo.REFERENCIA_AJENA)
    tocayos = sum(uno.get(nombre) == identificador for uno in raiz.iter("*") for nombre in _IDENTIFICADORES)
    _exigir(tocayos == 1, Motivo.REFERENCIA_AJENA)
    return identificador


def _elementos(padre: Elemento) -> list[Elemento]:
    return [hijo for hijo in padre if isinstance(hijo.tag, str)]


def _lleva_otra_cosa(elemento: Elemento) -> bool:
    """Tell whether something stands inside an algorithm but the prefixes that exclusive canonicalization may name."""
    return any(dentro.tag != f"{_EXC}InclusiveNamespaces" for dentro in elemento)


def _exigir(condicion: bool, motivo: Motivo) -> None:
    if not condicion:
        raise NoAdmitidaError(EstadoFirma.INVALIDA, motivo)
