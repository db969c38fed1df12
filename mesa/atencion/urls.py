from django.urls import path

from mesa.atencion import views
from mesa.atencion.acciones import ACCIONES
from mesa.expedientes import rutas  # noqa: F401 – registers <numero:…>

urlpatterns = [
    path("", views.bandeja, name="atencion_bandeja"),
    path("<numero:numero>/", views.expediente, name="atencion_expediente"),
    path("<numero:numero>/archivos/<uuid:documento>/", views.archivo, name="atencion_archivo"),
    path(
        "<numero:numero>/archivos/<uuid:documento>/version-firmada/",
        views.version_firmada,
        name="atencion_archivo_version_firmada",
    ),
    path("<numero:numero>/archivos/<uuid:documento>/paginas/", views.paginas, name="atencion_archivo_paginas"),
    path(
        "<numero:numero>/archivos/<uuid:documento>/paginas/<int:pagina>/", views.pagina, name="atencion_archivo_pagina"
    ),
    *(path(f"<numero:numero>/{a.nombre}/", views.actuar, {"accion": a}, name=a.nombre) for a in ACCIONES),
]
