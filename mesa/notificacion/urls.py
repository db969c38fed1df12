"""Only in a demonstration: the mail that was sent (see mesa/urls.py)."""

from django.urls import path

from mesa.notificacion import views

urlpatterns = [
    path("correo", views.buzon, name="demo_correo"),
    path("correo.json", views.buzon_json, name="demo_correo_json"),
    path("correo/<slug:id_>", views.correo, name="demo_correo_uno"),
    path("correo/<slug:id_>/html", views.correo_html, name="demo_correo_html"),
    path("correo/<slug:id_>/adjuntos/<str:nombre>", views.adjunto, name="demo_correo_adjunto"),
]
