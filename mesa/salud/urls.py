from django.urls import path

from mesa.salud import views

urlpatterns = [
    path("viva", views.viva, name="salud_viva"),
    path("lista", views.lista, name="salud_lista"),
]
