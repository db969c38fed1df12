"""Why a helping hand cannot help, and what to do instead, in one sentence each."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mesa.presentacion.palabras import en_palabras

_FRASES = {
    "protegido": _("El PDF está protegido: pide contraseña o su autor no permite cambios. Guárdalo sin protección y "
                   "súbelo otra vez."),
    "danado": _("No es un PDF que se pueda leer: ábrelo en tu computadora, guárdalo de nuevo como PDF y súbelo."),
    "no_es_pdf": _("Solo se puede con un PDF. Guarda el documento como PDF y súbelo otra vez."),
    "firmado": _("Lleva una firma digital, que dejaría de valer con cualquier cambio: preséntalo tal como está. Si "
                 "algo anda mal, corrígelo antes de firmar."),
    "sin_esa_pagina": _("Esa página no existe: el PDF tiene %(cual)s. Escribe un número entre 1 y %(cual)s."),
    "foto_ilegible": _("No se pudo leer «%(nombre)s»: está dañada o incompleta. Déjala fuera, o tómala otra vez y "
                       "súbela de nuevo."),
    "cuantas_fotos": _("Elige al menos una foto, y no más de %(cual)s."),
    "no_concluida": _("No pudimos procesar el archivo a tiempo. Se queda como estaba; prueba con uno más corto o "
                      "divídelo."),
    "no_gana": _("Reducirlo no ahorra espacio: ya está bien comprimido. Si no entra, divídelo en partes o vuelve a "
                 "escanearlo en blanco y negro a 200 puntos por pulgada."),
    "sin_version_firmada": _("No se agregó nada después de la última firma: preséntalo tal como está."),
    "ocupado": _("Hay muchos pedidos a la vez. Espera un minuto y vuelve a intentarlo; nada se perdió."),
    "cambio": _("Tus archivos cambiaron mientras tanto. Vuelve a ellos y empieza otra vez; no se reemplazó nada."),
    "rechazado": _("El archivo no pasa la revisión. %(motivo)s No se reemplazó nada."),
    "rechazado_suelto": _("El archivo no pasa la revisión. %(motivo)s"),
}  # fmt: skip


def frase_de_imposible(
    problema: str, *, cual: int | None = None, nombre: str = "", hallazgos: Iterable[Mapping[str, Any]] = ()
) -> str:
    """Return the sentence for a problem of AyudaImposibleError. `nombre`: of the photo that it is about."""
    errores = [h for h in en_palabras(dict(h) for h in hallazgos) if h.es_error]
    motivo = f"{errores[0].mensaje} {errores[0].solucion}" if errores else ""
    plantilla = str(_FRASES.get(problema, _FRASES["no_concluida"]))
    return plantilla % {"cual": cual, "nombre": nombre, "motivo": motivo}
