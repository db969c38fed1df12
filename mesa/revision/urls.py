from django.urls import path

from mesa.expedientes import rutas  # noqa: F401 – registers <numero:…>
from mesa.revision import views, views_comprobantes
from mesa.revision.acciones import ACCIONES

urlpatterns = [
    path("", views.bandeja, name="bandeja"),
    path("comprobantes/", views_comprobantes.comprobantes, name="bandeja_comprobantes"),
    path("comprobantes/comprobantes.csv", views_comprobantes.csv, name="bandeja_comprobantes_csv"),
    path("comprobantes/comprobantes.xlsx", views_comprobantes.xlsx, name="bandeja_comprobantes_xlsx"),
    path("<numero:numero>/", views.expediente, name="bandeja_expediente"),
    path("<numero:numero>/archivos/<uuid:documento>/", views.archivo, name="bandeja_archivo"),
    path(
        "<numero:numero>/archivos/<uuid:documento>/version-firmada/",
        views.version_firmada,
        name="bandeja_archivo_version_firmada",
    ),
    path("<numero:numero>/archivos/<uuid:documento>/paginas/", views.paginas, name="bandeja_archivo_paginas"),
    path(
        "<numero:numero>/archivos/<uuid:documento>/paginas/<int:pagina>/", views.pagina, name="bandeja_archivo_pagina"
    ),
    path("<numero:numero>/exportacion/", views.exportacion, name="bandeja_exportacion"),
    *(path(f"<numero:numero>/{a.nombre}/", views.actuar, {"accion": a}, name=a.nombre) for a in ACCIONES),
]
