from django.urls import path

from mesa.presentacion import views, views_archivos, views_borrador, views_paginas

urlpatterns = [
    path("presentar/", views.nuevo, name="presentar_nuevo"),
    path("presentar/<uuid:expediente_id>/", views_borrador.presentar, name="presentar"),
    path("presentar/<uuid:expediente_id>/datos/", views_borrador.datos, name="presentar_datos"),
    path("presentar/<uuid:expediente_id>/archivos/", views_archivos.archivos, name="presentar_archivo"),
    path(
        "presentar/<uuid:expediente_id>/archivos/subida/<uuid:clave>/", views_archivos.subida, name="presentar_subida"
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/", views_archivos.ver, name="presentar_archivo_ver"
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/quitar/",
        views_archivos.quitar,
        name="presentar_archivo_quitar",
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/paginas/",
        views_paginas.paginas,
        name="presentar_archivo_paginas",
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/paginas/<int:pagina>/",
        views_paginas.pagina,
        name="presentar_archivo_pagina",
    ),
    path("presentar/<uuid:expediente_id>/descartar/", views.descartar, name="presentar_descartar"),
    path("presentar/<uuid:expediente_id>/presentado/", views.presentado, name="presentado"),
    path("presentar/<uuid:expediente_id>/presentado/constancia/", views.constancia, name="presentado_constancia"),
]
