"""Make an annex of a draft its main document: looked at again as what it becomes."""

from datetime import datetime

from django.db import transaction

from mesa import analisis
from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.models import Documento
from mesa.inspecciones import inspeccionar
from mesa.presentacion.borrador import tocar
from mesa.presentacion.subida import Hechos, anotar_hechos

Rol = Documento.Rol


def nombrar_principal(documento: Documento, *, ahora: datetime) -> None:
    """Make `documento` the main one of its draft; the one that was becomes an annex. Raises YaPresentadoError."""
    anterior = documento.expediente.documentos.filter(rol=Rol.PRINCIPAL).exclude(pk=documento.pk).first()
    if documento.rol == Rol.PRINCIPAL:
        return
    # The one that was goes first: a draft has one main document at a time.
    cambios = [(uno, rol, _como(uno, rol)) for uno, rol in ((anterior, Rol.ANEXO), (documento, Rol.PRINCIPAL)) if uno]
    with transaction.atomic():
        tocar(documento.expediente, ahora=ahora)
        siguen = set(documento.expediente.documentos.values_list("pk", flat=True))
        for uno, rol, hechos in cambios:
            if uno.pk in siguen:
                uno.rol = rol
                uno.save(update_fields=["rol"])
                anotar_hechos(uno, hechos, ahora=ahora)


def _como(documento: Documento, rol: str) -> Hechos:
    ruta = ruta_en_cuarentena(documento)
    hechos = inspeccionar(documento.expediente, rol, ruta, documento.nombre, documento.sha256)
    return analisis.con_hallazgos(hechos, analisis.ajenos_a_los_bytes(documento))
