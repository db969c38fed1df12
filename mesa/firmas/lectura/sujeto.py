"""Who signed, as Peruvian certificates tell it: ETSI EN 319 412-1 identifiers and the usage of RENIEC and others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asn1crypto import x509

_LARGO = 200
_RUC = re.compile(r"(?<!\d)((?:10|15|16|17|20)\d{9})(?!\d)", re.ASCII)
# serialNumber as EN 319 412-1 clause 5.1.3 writes it: kind, country, number.
_SEMANTICO = re.compile(
    r"^(PAS|IDC|PNO|TIN|CE)([A-Z]{2})?\s*[-:\s]\s*([A-Z]{2}[-:])?\s*([0-9A-Z.\-]{5,20})$", re.ASCII | re.IGNORECASE
)
_DNI_DE_RENIEC = re.compile(r"\bFIR\s+(\d{8})\b", re.ASCII)
_RUC_DE_RENIEC = re.compile(r"\b(?:FAU|AUT|CDT)\s+(\d{11})\b", re.ASCII)
_DNI_SUELTO = re.compile(r"^(?:DNI[-:\s]*)?(\d{8})$", re.ASCII | re.IGNORECASE)
_CE_SUELTO = re.compile(r"^(?:CE|C\.E\.)[-:\s]*(\d{6,12})$", re.ASCII | re.IGNORECASE)
_TRIBUTARIO = re.compile(r"USO\s+TRIBUTARIO", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sujeto:
    """The holder of a certificate, in words; empty where it does not say."""

    nombre: str
    documento: str
    organizacion: str
    emisor: str
    uso_tributario: bool


def sujeto_de(certificado: x509.Certificate) -> Sujeto:
    """Return who a certificate says its holder is."""
    campos = list(_campos(certificado.subject))
    nombre = _primero(campos, "common_name")
    organizacion = _primero(campos, "organization_name")
    ruc = _ruc_de(campos)
    partes = [organizacion, f"RUC {ruc}" if ruc else ""]
    emisor = list(_campos(certificado.issuer))
    return Sujeto(
        nombre=nombre,
        documento=_documento_de(campos) or (f"RUC {ruc}" if ruc else ""),
        organizacion=", ".join(parte for parte in partes if parte),
        emisor=_primero(emisor, "common_name") or _primero(emisor, "organization_name"),
        uso_tributario=any(_TRIBUTARIO.search(valor) for _clave, valor in campos),
    )


def ruc_de(certificado: x509.Certificate) -> str:
    """Return the RUC that a certificate's subject carries; "" when it carries none."""
    return _ruc_de(list(_campos(certificado.subject)))


def _campos(nombre: x509.Name) -> Iterator[tuple[str, str]]:
    for conjunto in nombre.chosen:
        for par in conjunto:
            yield par["type"].native, _imprimible(str(par["value"].native))


def _imprimible(valor: str) -> str:
    """A name is somebody's text: nothing in it may move the cursor or turn the line around."""
    return "".join(letra if letra.isprintable() else " " for letra in valor).strip()[:_LARGO]


def _primero(campos: list[tuple[str, str]], clave: str) -> str:
    return next((valor for suya, valor in campos if suya == clave), "")


def _documento_de(campos: list[tuple[str, str]]) -> str:
    serie = _primero(campos, "serial_number")
    if hallado := _SEMANTICO.match(serie):
        return _segun_clase(hallado)
    if hallado := _DNI_DE_RENIEC.search(_primero(campos, "common_name")) or _DNI_SUELTO.match(serie):
        return f"DNI {hallado[1]}"
    if hallado := _CE_SUELTO.match(serie):
        return f"CE {hallado[1]}"
    return ""


def _segun_clase(hallado: re.Match[str]) -> str:
    clase, pais, numero = hallado[1].upper(), (hallado[2] or "PE").upper(), hallado[4]
    if clase == "CE":
        return f"CE {numero}"
    if clase == "PAS":
        return f"Pasaporte {numero} ({pais})"
    if pais != "PE":
        return f"{numero} ({pais})"
    if _RUC.fullmatch(numero):
        return f"RUC {numero}"
    return f"DNI {numero}" if re.fullmatch(r"\d{8}", numero) else f"CE {numero}"


def _ruc_de(campos: list[tuple[str, str]]) -> str:
    """Where certificates of companies carry their RUC, from the surest place to the loosest."""
    for clave in ("organization_identifier", "2.5.4.97"):
        if hallado := _RUC.search(_primero(campos, clave)):
            return hallado[1]
    if hallado := _RUC_DE_RENIEC.search(_primero(campos, "common_name")):
        return hallado[1]
    sueltos = (valor for clave, valor in campos if clave in {"organizational_unit_name", "serial_number"})
    return next((hallado[1] for valor in sueltos if (hallado := _RUC.search(valor))), "")
