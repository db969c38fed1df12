from django.urls import path

from mesa.portal import ayuda, plazos, views

urlpatterns = [
    path("", views.inicio, name="inicio"),
    path("plazos/", plazos.plazos, name="plazos"),
    path("reloj/", views.reloj, name="reloj"),
    path("perfil.css", views.perfil_css, name="perfil_css"),
    path("ayuda/", ayuda.indice, name="ayuda"),
    path("ayuda/archivos/", ayuda.archivos, name="ayuda_archivos"),
    path("ayuda/<slug:slug>/", ayuda.guia, name="ayuda_guia"),
    path("proteccion-de-datos/", views.politica_de_datos, name="politica_de_datos"),
    path("accesibilidad/", views.accesibilidad, name="accesibilidad"),
]
