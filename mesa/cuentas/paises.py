"""The countries of the world (ISO 3166-1 alpha-2), named in the reader's language."""

from functools import cache

from babel import Locale

from mesa.cuentas.ubigeo import sin_acentos

# What the Unicode list names besides ISO's countries: groups, exceptional reservations and test codes.
NO_SON_PAISES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})


@cache
def paises(idioma: str) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every country, in alphabetical order of a language («es», «en»)."""
    nombres = Locale.parse(idioma).territories
    propios = [(c, n) for c, n in nombres.items() if len(c) == 2 and c.isalpha() and c not in NO_SON_PAISES]
    return tuple(sorted(propios, key=lambda par: sin_acentos(par[1])))


def nombre_de(codigo: str, idioma: str) -> str:
    """Return the name of a country; its code when there is no such country."""
    return dict(paises(idioma)).get(codigo, codigo)
