from django.urls import path

from mesa.revision import views
from mesa.revision.acciones import ACCIONES

urlpatterns = [
    path("", views.bandeja, name="bandeja"),
    path("<str:numero>/", views.expediente, name="bandeja_expediente"),
    path("<str:numero>/archivos/<uuid:documento>/", views.archivo, name="bandeja_archivo"),
    *(path(f"<str:numero>/{a.nombre}/", views.actuar, {"accion": a}, name=a.nombre) for a in ACCIONES),
]
