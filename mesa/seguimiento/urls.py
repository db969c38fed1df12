from datetime import date

from django.urls import path, register_converter

from mesa.expedientes import rutas  # noqa: F401 – registers <numero:…>
from mesa.expedientes.models import Recibo
from mesa.seguimiento.views import paginas, propios, publico, registro_publico, verificacion


class ClaseDeReciboConverter:
    """`constancia` or `cargo` in an address."""

    regex = "|".join(Recibo.Clase.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


class DiaConverter:
    """AAAA-MM-DD in an address; a day that no calendar has is not found."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class IndiceConverter:
    """The index of an act in an address, no longer than the database's numbers."""

    regex = r"[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(DiaConverter, "dia")
register_converter(IndiceConverter, "indice")
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
    path("registro-publico/", registro_publico.registro_publico, name="registro_publico"),
    path("registro-publico/certificados.pem", registro_publico.certificados, name="registro_certificados"),
    path("registro-publico/pruebas/<indice:indice>.json", registro_publico.prueba, name="registro_prueba"),
    path("registro-publico/<dia:dia>.json", registro_publico.contenido, name="registro_contenido"),
    path("registro-publico/<dia:dia>.p7s", registro_publico.firma, name="registro_firma"),
    path("registro-publico/<dia:dia>-hojas.txt", registro_publico.hojas, name="registro_hojas"),
    path("verificar/huella/", verificacion.huella, name="verificar_huella"),
    path("verificar/tramite/", verificacion.tramite, name="verificar_tramite"),
]
