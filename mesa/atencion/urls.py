from django.urls import path

from mesa.atencion import views
from mesa.atencion.acciones import ACCIONES

urlpatterns = [
    path("", views.bandeja, name="atencion_bandeja"),
    path("<str:numero>/", views.expediente, name="atencion_expediente"),
    path("<str:numero>/archivos/<uuid:documento>/", views.archivo, name="atencion_archivo"),
    *(path(f"<str:numero>/{a.nombre}/", views.actuar, {"accion": a}, name=a.nombre) for a in ACCIONES),
]
