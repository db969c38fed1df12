"""Whether a document is what was signed: python-xmlsec (libxmlsec), behind the gate.

It canonicalizes as the standard says where lxml's own does not, and minds processing instructions before the root,
which SUNAT's portal signs. See docs/decisiones/0015-comprobantes.md.
"""

import xmlsec

from mesa.comprobantes.firma.certificado import leer_certificado
from mesa.comprobantes.firma.hechos import Certificado, EstadoFirma, Firma, Motivo
from mesa.comprobantes.firma.puerta import DS, Admitida, NoAdmitidaError, admitir
from mesa.comprobantes.lectura.ubl import Elemento

_PARTES = (f"{DS}SignedInfo", f"{DS}SignatureValue")
_CANONICAS = (
    xmlsec.constants.TransformInclC14N,
    xmlsec.constants.TransformInclC14NWithComments,
    xmlsec.constants.TransformExclC14N,
    xmlsec.constants.TransformExclC14NWithComments,
)
_RESUMENES = (
    xmlsec.constants.TransformSha1,
    xmlsec.constants.TransformSha256,
    xmlsec.constants.TransformSha384,
    xmlsec.constants.TransformSha512,
)
_METODOS = (
    xmlsec.constants.TransformRsaSha1,
    xmlsec.constants.TransformRsaSha256,
    xmlsec.constants.TransformRsaSha384,
    xmlsec.constants.TransformRsaSha512,
    xmlsec.constants.TransformEcdsaSha1,
    xmlsec.constants.TransformEcdsaSha256,
    xmlsec.constants.TransformEcdsaSha384,
    xmlsec.constants.TransformEcdsaSha512,
)


def verificar(raiz: Elemento) -> Firma:
    """Return the signature of a document, intact at best: whose it is, is judged apart (mesa/comprobantes/juicio.py).

    `raiz` loses what in its signature is not needed to verify it; all else stays, and is what was verified.
    """
    try:
        admitida = admitir(raiz)
    except NoAdmitidaError as error:
        return Firma(estado=error.estado, motivo=error.motivo)
    candidatos = _legibles(admitida.certificados)
    if not candidatos:
        return Firma(estado=EstadoFirma.NO_VERIFICABLE, motivo=Motivo.SIN_CERTIFICADO)
    _limpiar(admitida.elemento)
    firmante = next((der for der in candidatos if _cuadra(raiz, admitida, der)), None)
    return _firma(admitida, candidatos, firmante)


def _firma(admitida: Admitida, candidatos: dict[bytes, Certificado], firmante: bytes | None) -> Firma:
    de_quien = firmante if firmante is not None else next(iter(candidatos))
    return Firma(
        estado=EstadoFirma.INVALIDA if firmante is None else EstadoFirma.INTEGRA_NO_CONFIABLE,
        motivo=Motivo.NO_CUADRA if firmante is None else Motivo.SIN_JUZGAR,
        algoritmo=admitida.metodo,
        debil=admitida.metodo.endswith("sha1") or admitida.resumen == "sha1",
        huella=admitida.huella,
        certificado=candidatos[de_quien],
        cadena=(de_quien, *(der for der in candidatos if der != de_quien)),
    )


def _legibles(certificados: tuple[bytes, ...]) -> dict[bytes, Certificado]:
    """Return what of the KeyInfo is a certificate, and what it says."""
    legibles = {}
    for der in certificados:
        try:
            legibles[der] = leer_certificado(der)
        except ValueError:
            continue
    return legibles


def _limpiar(firma: Elemento) -> None:
    """Leave in a signature what is verified and nothing else.

    The enveloped transform takes the whole of it out of what is signed, so that this changes no digest. SUNAT puts
    elements of its own there that libxmlsec refuses; an Object could name other files in a Manifest; and the key is
    handed over, so that no KeyInfo is followed.
    """
    for dentro in list(firma):
        if dentro.tag not in _PARTES:
            firma.remove(dentro)


def _cuadra(raiz: Elemento, admitida: Admitida, der: bytes) -> bool:
    try:
        contexto = xmlsec.SignatureContext()
        contexto.key = xmlsec.Key.from_memory(der, xmlsec.constants.KeyDataFormatCertDer)
        for transformacion in (xmlsec.constants.TransformEnveloped, *_CANONICAS, *_RESUMENES):
            contexto.enable_reference_transform(transformacion)
        for transformacion in (*_CANONICAS, *_METODOS):
            contexto.enable_signature_transform(transformacion)
        if admitida.identificador:
            contexto.register_id(raiz, "Id")
        contexto.verify(admitida.elemento)
    except (xmlsec.Error, ValueError, TypeError):
        return False
    return True
