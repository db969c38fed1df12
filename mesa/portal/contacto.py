"""Whom a person can turn to, as the pages show it."""

from typing import Any

from mesa.organizacion.queries import contactos, institucion_actual


def datos_de_contacto() -> dict[str, Any]:
    """Return `contactos`, and `correo_aparte`: the institution's address, unless a contact already gives it."""
    todos = contactos()
    correo = institucion_actual().correo
    ya_esta = any(contacto.correo == correo for contacto in todos)
    return {"contactos": todos, "correo_aparte": "" if ya_esta else correo}
