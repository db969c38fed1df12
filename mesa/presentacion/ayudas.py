"""Which files of a draft can be helped: photos to join, pages to turn, scans to lighten, signed versions to restore."""

from pathlib import Path

from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.firmas import se_puede_volver
from mesa.expedientes.models import Documento, Expediente

FOTOS_MAXIMO = 100
SUELTO_MAXIMO = 60 << 20  # bytes of a PDF that comes only to be made lighter; the jail lets a task write more
# Above these a PDF is most likely a scan; lighter ones have little to lose. In bytes, of the file and of each page.
_PESO, _PESO_POR_FOLIO = 500_000, 100_000


def fotos_de(expediente: Expediente) -> list[Documento]:
    """Return the JPG of a draft that can become pages of a PDF, as they stand in it."""
    return [d for d in expediente.documentos.all() if d.formato == "jpg" and not d.esta_infectado]


def lleva_firma(documento: Documento) -> bool:
    """Whether any change would break a signature in it: somebody's, or the seal of a receipt of ours."""
    return documento.estado_firma != "sin_firma" or bool(documento.firmas)


def se_gira(documento: Documento) -> bool:
    """Whether a page of it can be turned: a PDF that opens and that nobody signed digitally."""
    return _es_pdf_propio(documento)


def se_reduce(documento: Documento) -> bool:
    """Whether it is worth trying to make it lighter: an unsigned PDF, heavy for its pages, not tried in vain before."""
    return (
        _es_pdf_propio(documento)
        and documento.bytes >= max(_PESO, _PESO_POR_FOLIO * (documento.folios or 1))
        and not _marca(documento).exists()
    )


def se_vuelve_a_lo_firmado(documento: Documento) -> bool:
    """Whether what was signed of it can take its place: something was added later, and nobody signed that."""
    return not documento.esta_infectado and se_puede_volver(documento.firmas_vigentes)


def anotar_que_no_gana(documento: Documento) -> None:
    """Remember that it does not get lighter, so that it is not offered again."""
    _marca(documento).touch()


def _es_pdf_propio(documento: Documento) -> bool:
    abre = documento.formato == "pdf" and bool(documento.folios)
    return abre and not lleva_firma(documento) and not documento.esta_infectado


def _marca(documento: Documento) -> Path:
    return ruta_en_cuarentena(documento).with_suffix(".sin-ganancia")
