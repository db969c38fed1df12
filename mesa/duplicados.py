"""Which files repeat others: asked of the record when a file arrives, and again when its twin leaves."""

from collections.abc import Iterable

from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Documento, Expediente
from mesa.inspeccion.controles.duplicado import Repeticiones


def repeticiones_de(expediente: Expediente, *, sha256: str, quedan: Iterable[Documento]) -> Repeticiones:
    """Return where the bytes `sha256` stand already: among `quedan`, the files that stay, or in an earlier filing."""
    aqui = next((d.nombre for d in quedan if d.sha256 == sha256), None)
    filed = Documento.objects.filter(sha256=sha256, expediente__cuenta=expediente.cuenta_id)
    filed = filed.exclude(expediente=expediente).exclude(expediente__estado=Estado.BORRADOR)
    numeros = filed.order_by("-expediente__presentado_en").values_list("expediente__numero", flat=True)
    return Repeticiones(aqui=aqui, en_otro=None if aqui else numeros.first())
