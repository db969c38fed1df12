"""The certificates that signatures carry along: whose they claim to be, which by itself proves nothing."""

from collections.abc import Iterator

from asn1crypto import cms
from cryptography import x509

from mesa.firmas.certificados import certificado_del_firmante
from mesa.firmas.contenedor import sobres_de


def certificados_de_pdf(pdf: bytes) -> tuple[x509.Certificate, ...]:
    """Return the certificate of the signer of each signature in `pdf`, each once. Expects hostile input."""
    hallados = (certificado for sobre in sobres_de(pdf) for certificado in certificados_de_sobre(sobre))
    return tuple(dict.fromkeys(hallados))


def certificados_de_sobre(sobre: bytes) -> tuple[x509.Certificate, ...]:
    """Return the certificate of the one signer of a container (CMS, DER); none when it cannot be read."""
    try:
        return tuple(_del_firmante(cms.ContentInfo.load(sobre)["content"]))
    except Exception:  # noqa: BLE001 – a stranger's ASN.1: its readers raise a dozen kinds, and each means "not there"
        return ()


def _del_firmante(contenido: cms.SignedData) -> Iterator[x509.Certificate]:
    (firmante,) = contenido["signer_infos"]
    traidos = (x509.load_der_x509_certificate(eleccion.chosen.dump()) for eleccion in contenido["certificates"])
    if certificado := certificado_del_firmante(firmante, traidos):
        yield certificado
