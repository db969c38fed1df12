"""The pages of a file as the viewer shows them: images, their text, and what to say of those that there are not."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from mesa.expedientes.firmas import revision_firmada
from mesa.expedientes.models import Documento
from mesa.expedientes.vista_de_paginas import Estado, Hoja, VistaDePaginas, leer_vista, tiene_paginas


@dataclass(frozen=True, slots=True)
class PaginaVista:
    """A page: its number from 1, its image's size in pixels and addresses, its text; `se_ve` is False without image."""

    numero: int
    se_ve: bool
    ancho: int
    alto: int
    texto: str
    url: str
    url_mini: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visor:
    """A file in the viewer.

    `estado`: sin_vista (a format that is not drawn), pendiente, hecha, imposible. `total`, of pages, is 0 until it is
    known; `desde` how many of `paginas` the reader had already; `url_seguir` answers with those that come next.
    """

    documento: Documento
    estado: str
    total: int = 0
    por_mostrar: int = 0
    listas: int = 0
    paginas: tuple[PaginaVista, ...] = ()
    url: str = ""
    url_seguir: str = ""

    @property
    def pendiente(self) -> bool:
        return self.estado == Estado.PENDIENTE

    @property
    def recortada(self) -> bool:
        """Whether the file has more pages than are shown."""
        return self.total > self.por_mostrar


def visor_de(documento: Documento, *, puerta: str, desde: int = 0) -> Visor:
    """Return a file for the viewer, its pages after `desde`.

    `puerta` names the URLs: `<puerta>_paginas` and `<puerta>_pagina`, under the number of what was filed and the id of
    a draft.
    """
    if not tiene_paginas(documento.formato):
        return Visor(documento=documento, estado="sin_vista")
    vista = leer_vista(documento.sha256)
    url = direccion_de_paginas(documento, puerta=puerta)
    return Visor(
        documento=documento,
        estado=vista.estado.value,
        total=vista.paginas,
        por_mostrar=vista.por_mostrar,
        listas=len(vista.hojas),
        paginas=tuple(_paginas(documento, vista, puerta=puerta, desde=desde)),
        url=url,
        url_seguir=f"{url}?desde={len(vista.hojas)}",
    )


def direccion_de_paginas(documento: Documento, *, puerta: str) -> str:
    """Return where the pages of a file are shown."""
    return reverse(f"{puerta}_paginas", args=_lugar(documento))


def direccion_de_version_firmada(documento: Documento, *, puerta: str) -> str:
    """Return where the signed revision of a file to which something was added is given; "" when there is none."""
    if revision_firmada(documento.firmas_vigentes) is None:
        return ""
    return reverse(f"{puerta}_version_firmada", args=_lugar(documento))


def _paginas(documento: Documento, vista: VistaDePaginas, *, puerta: str, desde: int) -> Iterator[PaginaVista]:
    for numero, hoja in enumerate(vista.hojas, start=1):
        if numero > desde:
            yield _pagina(documento, hoja, numero, puerta=puerta)


def _pagina(documento: Documento, hoja: Hoja, numero: int, *, puerta: str) -> PaginaVista:
    url = reverse(f"{puerta}_pagina", args=[*_lugar(documento), numero])
    return PaginaVista(numero, hoja.se_ve, hoja.ancho, hoja.alto, hoja.texto, url=url, url_mini=f"{url}?mini=1")


def _lugar(documento: Documento) -> list[object]:
    return [documento.expediente.numero or documento.expediente_id, documento.pk]
