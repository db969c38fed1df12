"""The API, version 1: one router for each resource, mounted at api/v1/ by mesa/urls.py."""

from mesa.api.v1 import (
    catalogo,
    comprobantes,
    documentos,
    expedientes,
    exportaciones,
    plazo,
    presentar,
    recibos,
    seguimiento,
    verificaciones,
)
from mesa.api.v1.puerta import Puerta

DESCRIPCION = """\
Presentar documentos ante la mesa de partes desde otro sistema, y probar que se presentaron.

1. `GET catalogo`: los códigos de sedes, dependencias y tipos de documento.
2. `POST expedientes`: abre un borrador.
3. `PUT …/documentos/{nombre}`: envía cada archivo.
4. `POST …/presentar`: número, clave y fecha de ingreso.
5. `GET …/constancia`: la prueba sellada.

El token se crea en la cuenta del remitente y viaja como `Authorization: Bearer …`; catálogo, plazo, seguimiento y
verificaciones no lo piden. Los momentos son ISO 8601 en hora de Lima (-05:00); las fechas, AAAA-MM-DD. Los errores son
`application/problem+json` (RFC 9457) con `codigo` estable y `hallazgos`. Los campos que la API no conoce se ignoran, y
puede agregar campos nuevos a sus respuestas.
"""

api = Puerta(
    title="Mesa de Partes Virtual",
    version="1",
    description=DESCRIPCION,
    urls_namespace="api-v1",
)
RECURSOS = (
    *(catalogo, plazo, expedientes, documentos, comprobantes, presentar),
    *(recibos, exportaciones, seguimiento, verificaciones),
)
for recurso in RECURSOS:
    api.add_router("", recurso.router)
