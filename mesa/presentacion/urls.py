from django.urls import path

from mesa.presentacion import (
    views,
    views_archivos,
    views_ayudas,
    views_borrador,
    views_comprobantes,
    views_firmas,
    views_lote,
    views_paginas,
    views_reducir,
    views_varios,
)

urlpatterns = [
    path("presentar/", views.nuevo, name="presentar_nuevo"),
    path("presentar/varios/", views_varios.varios, name="presentar_varios"),
    path("presentar/varios/subir/", views_varios.subir, name="presentar_varios_subir"),
    path("presentar/<uuid:expediente_id>/tanda/", views_lote.tanda, name="presentar_tanda"),
    path("presentar/<uuid:expediente_id>/presentar-uno/", views_varios.presentar_uno, name="presentar_uno"),
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
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/version-firmada/",
        views_firmas.version_firmada,
        name="presentar_archivo_version_firmada",
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/volver-a-lo-firmado/",
        views_firmas.volver_a_lo_firmado,
        name="presentar_volver_a_lo_firmado",
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/girar/",
        views_ayudas.girar,
        name="presentar_girar",
    ),
    path(
        "presentar/<uuid:expediente_id>/archivos/<uuid:documento_id>/reducir/",
        views_ayudas.reducir,
        name="presentar_reducir",
    ),
    path("presentar/<uuid:expediente_id>/fotos/", views_ayudas.fotos, name="presentar_fotos"),
    path("presentar/<uuid:expediente_id>/reducir/", views_reducir.reducir_suelto, name="presentar_reducir_suelto"),
    path(
        "presentar/<uuid:expediente_id>/propuestas/<uuid:propuesta_id>/",
        views_ayudas.propuesta,
        name="presentar_propuesta",
    ),
    path(
        "presentar/<uuid:expediente_id>/propuestas/<uuid:propuesta_id>/archivo/",
        views_ayudas.propuesta_ver,
        name="presentar_propuesta_ver",
    ),
    path(
        "presentar/<uuid:expediente_id>/comprobantes/<uuid:documento_id>/orden/",
        views_comprobantes.orden,
        name="presentar_orden",
    ),
    path("presentar/<uuid:expediente_id>/descartar/", views.descartar, name="presentar_descartar"),
    path("presentar/<uuid:expediente_id>/presentado/", views.presentado, name="presentado"),
    path("presentar/<uuid:expediente_id>/presentado/constancia/", views.constancia, name="presentado_constancia"),
]
