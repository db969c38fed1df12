"""What is said of a zip that was opened for its filer: what was taken out of it, and what was left."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.lib.nombres import nombre_seguro

_NOMBRADOS = 6


def es_paquete(nombre: str) -> bool:
    """Tell by its name whether a file dropped for vouchers is a zip to be opened; what it holds is looked at then."""
    return nombre.lower().endswith(".zip")


def dicho_de(
    nombre: str, *, sacados: Sequence[str], no_entraron: Sequence[str] = (), sobrantes: Sequence[str] = ()
) -> str:
    """Return what became of a zip, in sentences."""
    frases = [
        ngettext(
            "Abrimos «%(zip)s» y sacamos un archivo: %(nombres)s.",
            "Abrimos «%(zip)s» y sacamos %(n)s archivos: %(nombres)s.",
            len(sacados),
        )
        % {"zip": nombre_seguro(nombre), "n": len(sacados), "nombres": enumerados(sacados)}
    ]
    if sobrantes:
        frases.append(_("Lo que no es XML se quedó dentro: %(nombres)s.") % {"nombres": enumerados(sobrantes)})
    if no_entraron:
        frases.append(_("No entraron, porque pesan demasiado: %(nombres)s.") % {"nombres": enumerados(no_entraron)})
    return " ".join(frases)


def enumerados(nombres: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    dichos = ", ".join(nombre_seguro(nombre) for nombre in nombres[:_NOMBRADOS])
    resto = len(nombres) - _NOMBRADOS
    if resto <= 0:
        return dichos
    return ngettext("%(nombres)s y uno más", "%(nombres)s y %(n)s más", resto) % {"nombres": dichos, "n": resto}
