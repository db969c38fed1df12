"""What the institution asks of vouchers, by the type of document under which they are filed: data of its profile."""

from mesa.comprobantes.caso import PoliticaDeComprobantes
from mesa.organizacion.models import TipoDocumento
from mesa.organizacion.queries import tipos_activos

_SIN_TIPO = PoliticaDeComprobantes(pide_orden=False)


def tipo_para(comprobante: str | None) -> TipoDocumento | None:
    """Return the type of document under which vouchers of a kind are filed, the first in the catalogue."""
    return next((tipo for tipo in tipos_activos() if comprobante in tipo.comprobantes and not tipo.solo_fisico), None)


def politica_de(tipo: TipoDocumento | None) -> PoliticaDeComprobantes:
    """Return what is asked of a voucher filed under `tipo`."""
    if tipo is None:
        return _SIN_TIPO
    return PoliticaDeComprobantes(
        exige_cdr=tipo.exige_cdr,
        exige_pdf=tipo.exige_pdf,
        exige_orden=tipo.exige_orden,
        pide_orden=tipo.pide_orden,
        patron_de_orden=tipo.patron_de_orden,
    )
