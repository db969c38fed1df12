"""The grammar of perfil.toml: which keys each section takes and what kind of value each holds.

Only the shape is checked here; what the values mean (a RUC, a legible colour) is checked by the models' validators.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

Tabla = Mapping[str, Any]

TIPOS: Mapping[type, str] = {
    str: "un texto entre comillas",
    int: "un número entero",
    bool: "true o false",
    list: "una lista entre corchetes",
    date: "una fecha como 2026-01-01, sin comillas",
    time: "una hora como 07:00:00, sin comillas",
}


class PerfilInvalidoError(ValueError):
    """The profile cannot be loaded; `errores` are sentences in Spanish that say where and how to mend it."""

    def __init__(self, errores: list[str]) -> None:
        self.errores = tuple(errores)
        super().__init__("\n".join(errores))


@dataclass(frozen=True, slots=True)
class Seccion:
    """One section.

    `clave` is the key that names its rows in messages, `unica_con` what else may tell two rows of one name apart,
    `partes` the sections inside it.
    """

    obligatorias: Mapping[str, type]
    opcionales: Mapping[str, type] = field(default_factory=dict)
    clave: str = "codigo"
    unica_con: tuple[str, ...] = ()
    repetida: bool = True
    partes: Mapping[str, "Seccion"] = field(default_factory=dict)

    @property
    def campos(self) -> dict[str, type]:
        return {**self.obligatorias, **self.opcionales}


SECCIONES: Mapping[str, Seccion] = {
    "institucion": Seccion(
        {"codigo": str, "nombre": str, "nombre_corto": str, "ruc": str, "acento": str, "correo": str, "horario": str},
        {
            "logo": str,
            "sitio": str,
            "video_tutorial_url": str,
            "expediente_bytes": int,
            "formatos_principal": list,
            "formatos_anexo": list,
        },
        repetida=False,
    ),
    "politica_de_datos": Seccion(
        {"version": str, "archivo": str, "vigente_desde": date}, clave="version", repetida=False
    ),
    "sedes": Seccion(
        {"codigo": str, "nombre": str},
        {"direccion": str},
        partes={"dependencias": Seccion({"codigo": str, "nombre": str})},
    ),
    "tipos_de_documento": Seccion(
        {"codigo": str, "nombre": str, "clase": str},
        {
            "modo": str,
            "solo_certificado_digital": bool,
            "solo_fisico": bool,
            "comprobantes": list,
            "pide_orden": bool,
            "patron_de_orden": str,
            "exige_orden": bool,
            "exige_cdr": bool,
            "exige_pdf": bool,
            "explicacion": str,
        },
    ),
    "reglas_de_plazo": Seccion(
        {"version": str, "codigo": str, "dias": list, "desde": time, "hasta": time, "vigente_desde": date},
        {"vigente_hasta": date, "base_legal": str, "sede": str},
        clave="version",
    ),
    "dias_no_laborables": Seccion(
        {"fecha": date, "nombre": str, "base_legal": str}, {"sede": str}, clave="fecha", unica_con=("sede",)
    ),
    "contactos": Seccion(
        {"rotulo": str},
        {"telefono": str, "interno": str, "correo": str},
        clave="rotulo",
        unica_con=("telefono", "interno", "correo"),
    ),
}
OBLIGATORIAS = ("institucion", "politica_de_datos", "sedes", "tipos_de_documento", "reglas_de_plazo")
TEXTOS = "textos"


def leer_perfil(carpeta: Path) -> dict[str, Any]:
    """Return the tables of `carpeta`/perfil.toml, its shape checked. Raises PerfilInvalidoError with every fault."""
    archivo = carpeta / "perfil.toml"
    try:
        perfil = tomllib.loads(archivo.read_text(encoding="utf-8"))
    except OSError as error:
        raise PerfilInvalidoError([f"No se puede leer {archivo}: revisa que la carpeta sea la del perfil."]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PerfilInvalidoError([f"{archivo} no es TOML válido en UTF-8: {error}."]) from error
    if errores := list(_errores(perfil)):
        raise PerfilInvalidoError(errores)
    return perfil


def _errores(perfil: Tabla) -> Iterator[str]:
    for nombre in OBLIGATORIAS:
        if not perfil.get(nombre):
            yield f"Falta la sección «{nombre}»."
    for nombre, valor in perfil.items():
        if nombre == TEXTOS:
            yield from _errores_de_textos(valor)
        elif seccion := SECCIONES.get(nombre):
            yield from _errores_de_seccion(nombre, valor, seccion)
        else:
            yield f"No se conoce la sección «{nombre}»: quítala o corrige su nombre."


def _errores_de_textos(textos: object) -> Iterator[str]:
    if not isinstance(textos, dict):
        yield "La sección «textos» debe escribirse [textos]."
        return
    for clave, frases in textos.items():
        if not isinstance(frases, list) or not all(isinstance(f, str) and f.strip() for f in frases):
            yield f"En [textos], «{clave}» debe ser una lista de frases entre comillas."


def _errores_de_seccion(nombre: str, valor: object, seccion: Seccion) -> Iterator[str]:
    if not seccion.repetida:
        if isinstance(valor, dict):
            yield from _errores_de_tabla(f"[{nombre}]", valor, seccion)
        else:
            yield f"La sección «{nombre}» debe escribirse [{nombre}]."
        return
    if not isinstance(valor, list) or not all(isinstance(fila, dict) for fila in valor):
        yield f"La sección «{nombre}» debe escribirse [[{nombre}]]."
        return
    for fila in valor:
        yield from _errores_de_tabla(f"[[{nombre}]] «{fila.get(seccion.clave, '?')}»", fila, seccion)
    yield from _repetidas(nombre, valor, seccion)


def _errores_de_tabla(donde: str, tabla: Tabla, seccion: Seccion) -> Iterator[str]:
    for clave in seccion.obligatorias:
        if clave not in tabla:
            yield f"En {donde} falta «{clave}»."
    for clave, valor in tabla.items():
        if parte := seccion.partes.get(clave):
            yield from _errores_de_seccion(clave, valor, parte)
        elif clave not in seccion.campos:
            yield f"En {donde} no se conoce «{clave}»: quítala o corrige su nombre."
        # Exactly: true is an int for isinstance, and a date with hour is a date.
        elif type(valor) is not seccion.campos[clave]:
            yield f"En {donde}, «{clave}» debe ser {TIPOS[seccion.campos[clave]]}."


def _repetidas(nombre: str, filas: list[Tabla], seccion: Seccion) -> Iterator[str]:
    vistas: set[tuple[object, ...]] = set()
    for fila in filas:
        clave = tuple(fila.get(campo) for campo in (seccion.clave, *seccion.unica_con))
        if clave in vistas:
            yield f"En [[{nombre}]], «{clave[0]}» está dos veces."
        vistas.add(clave)
