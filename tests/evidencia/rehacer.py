"""What a careful forger does after an edit: every digest anew, so that the house agrees with itself again."""

import hashlib
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from mesa import flujo
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Acto, CabezaDeActos, Documento, Expediente, Recibo
from mesa.registro import merkle
from mesa.registro.cierre import resumen_de
from mesa.registro.cierres import hojas
from mesa.registro.models import CierreDiario, Serie
from mesa.registro.numeracion import LIMA


def reencadenar(desde: int) -> None:
    """Link and digest every act from `desde` on, and set the head to the last."""
    previo = Acto.objects.get(indice=desde - 1).resumen if desde > 1 else "0" * 64
    filas = list(Acto.objects.filter(indice__gte=desde).order_by("indice"))
    for fila in filas:  # out of the way first: digests are unique
        Acto.objects.filter(pk=fila.pk).update(resumen=f"{fila.indice:064d}")
    for fila in filas:
        fila.previo = previo
        previo = hashlib.sha256(fila.canonico()).hexdigest()
        Acto.objects.filter(pk=fila.pk).update(previo=fila.previo, resumen=previo)
    reponer_cabeza()


def reponer_cabeza() -> None:
    ultimo = Acto.objects.order_by("-indice")[0]
    CabezaDeActos.objects.update(indice=ultimo.indice, resumen=ultimo.resumen)


def reescribir_cierres() -> None:
    """Give every closing the root that the acts have now, linked anew; their signatures stay as they were."""
    anterior = "0" * 64
    for fila in CierreDiario.objects.order_by("dia"):
        viejo = fila.cierre
        raiz = merkle.raiz(bytes.fromhex(uno) for uno in hojas(fila.desde, fila.hasta)).hex()
        cabeza = Acto.objects.get(indice=fila.hasta).resumen
        texto = fila.contenido.replace(viejo.raiz, raiz).replace(viejo.cabeza, cabeza).replace(viejo.anterior, anterior)
        CierreDiario.objects.filter(pk=fila.pk).update(contenido=texto)
        anterior = resumen_de(texto)


def resellar_cierres() -> None:
    """Throw the closings away and let the desk's own worker, which has the key, make them again."""
    CierreDiario.objects.all()._raw_delete("default")
    for dia in flujo.cerrar_dias(ahora=timezone.now()):
        flujo.sellar_cierre.func(dia.isoformat())


def reemitir_recibos() -> None:
    """Throw the receipts away, their files too, and have the desk give them again for the acts as they are now."""
    for recibo in Recibo.objects.all():
        archivo().descartar(recibo.sha256)
    Recibo.objects.all()._raw_delete("default")
    for indice in Acto.objects.filter(acto__in=("presentar", "recibir")).values_list("indice", flat=True):
        flujo.cumplir_acto.func(indice)


def borrar_expedientes_desde(momento: datetime) -> None:
    """Take the filings since an instant out with all that is theirs, files too, as if they had never come."""
    ultimos = list(Expediente.objects.filter(presentado_en__gte=momento).values_list("pk", flat=True))
    suyos = {
        *Recibo.objects.filter(expediente__in=ultimos).values_list("sha256", flat=True),
        *Documento.objects.filter(expediente__in=ultimos).values_list("sha256", flat=True),
    }
    for sha256 in suyos - set(Documento.objects.exclude(expediente__in=ultimos).values_list("sha256", flat=True)):
        archivo().descartar(sha256)
    Recibo.objects.filter(expediente__in=ultimos)._raw_delete("default")
    Documento.objects.filter(expediente__in=ultimos)._raw_delete("default")
    Acto.objects.filter(expediente__in=ultimos)._raw_delete("default")
    Expediente.objects.filter(pk__in=ultimos)._raw_delete("default")
    CierreDiario.objects.filter(dia__gte=momento.astimezone(LIMA).date())._raw_delete("default")
    numero = Expediente.objects.aggregate(ultimo=Max("numero"))["ultimo"]
    Serie.objects.update(ultimo=int(numero.partition("-")[2]))
    reponer_cabeza()
