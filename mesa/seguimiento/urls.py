from django.urls import path, register_converter

from mesa.expedientes import rutas  # noqa: F401 – registers <numero:…>
from mesa.expedientes.models import Recibo
from mesa.seguimiento.views import paginas, propios, publico, verificacion


class ClaseDeReciboConverter:
    """`constancia` or `cargo` in an address."""

    regex = "|".join(Recibo.Clase.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(ClaseDeReciboConverter, "clase_de_recibo")

urlpatterns = [
    path("mis-tramites/", propios.mis_tramites, name="mis_tramites"),
    path("tramites/<numero:numero>/", propios.tramite, name="tramite"),
    path("tramites/<numero:numero>/archivos/<uuid:documento>/", propios.archivo, name="tramite_archivo"),
    path(
        "tramites/<numero:numero>/archivos/<uuid:documento>/version-firmada/",
        propios.version_firmada,
        name="tramite_archivo_version_firmada",
    ),
    path(
        "tramites/<numero:numero>/archivos/<uuid:documento>/paginas/", paginas.paginas, name="tramite_archivo_paginas"
    ),
    path(
        "tramites/<numero:numero>/archivos/<uuid:documento>/paginas/<int:pagina>/",
        paginas.pagina,
        name="tramite_archivo_pagina",
    ),
    path("tramites/<numero:numero>/<clase_de_recibo:clase>/", propios.recibo, name="tramite_recibo"),
    path("tramites/<numero:numero>/exportacion/", propios.exportacion, name="tramite_exportacion"),
    path("seguimiento/", publico.seguimiento, name="seguimiento"),
    path("verificar/", verificacion.verificar, name="verificar"),
    path("verificar/huella/", verificacion.huella, name="verificar_huella"),
    path("verificar/tramite/", verificacion.tramite, name="verificar_tramite"),
]
