"""Who issues and who receives. A party's number stands in one of three places, by the age of the form."""

from mesa.comprobantes.comprobante import Parte
from mesa.comprobantes.lectura.ubl import Elemento, hijo, texto, texto_de

_NOMBRES = (
    "cac:PartyLegalEntity/cbc:RegistrationName",
    "cac:PartyTaxScheme/cbc:RegistrationName",
    "cac:PartyName/cbc:Name",
)
# UBL 2.1 as now; UBL 2.1 as first required; answers of OSE.
_NUMEROS = ("cac:PartyIdentification/cbc:ID", "cac:PartyTaxScheme/cbc:CompanyID", "cac:PartyLegalEntity/cbc:CompanyID")


def parte_con_cuenta(elemento: Elemento | None) -> Parte:
    """Return a party of a sale or a despatch: inside cac:Party, or in the accounts above it (UBL 2.0)."""
    dentro = parte(hijo(elemento, "cac:Party"))
    if dentro.numero:
        return dentro
    cuenta = hijo(elemento, "cbc:CustomerAssignedAccountID")
    documento = texto(elemento, "cbc:AdditionalAccountID") or ("" if cuenta is None else cuenta.get("schemeID", ""))
    return Parte(documento=_documento(documento), numero=texto_de(cuenta), nombre=dentro.nombre)


def parte(elemento: Elemento | None) -> Parte:
    """Return a party that states its number itself."""
    nombre = next((dicho for ruta in _NOMBRES if (dicho := texto(elemento, ruta)).strip("- ")), "")
    for ruta in _NUMEROS:
        donde = hijo(elemento, ruta)
        if donde is not None and (numero := texto_de(donde)):
            return Parte(documento=_documento(donde.get("schemeID", "")), numero=numero, nombre=nombre)
    return Parte(nombre=nombre)


def _documento(codigo: str) -> str:
    """Return the code of catálogo 06, one letter or digit; what else stands there says nothing."""
    return codigo if len(codigo) == 1 and codigo.isascii() and codigo.isalnum() else ""
