"""The doors: filer, desk, dependencia, tracking, API, health. Each step brings its own list."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from mesa.api.v1.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mesa.portal.urls")),
    path("cuenta/", include("mesa.cuentas.urls")),
    path("", include("mesa.presentacion.urls")),
    path("", include("mesa.seguimiento.urls")),
    path("mesa/", include("mesa.revision.urls")),
    path("atencion/", include("mesa.atencion.urls")),
    path("administracion/", admin.site.urls),
    path("api/v1/", api.urls),
    path("salud/", include("mesa.salud.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("mesa.notificacion.urls")))

handler400 = "mesa.portal.views.bad_request"
handler403 = "mesa.portal.views.permission_denied"
handler404 = "mesa.portal.views.not_found"
handler500 = "mesa.portal.views.server_error"
