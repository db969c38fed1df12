"""The files: each hashed again, and in both directions with the rows that name it; quarantine with the drafts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from mesa.auditoria.alcance import Alcance
from mesa.expedientes.archivo import archivo, ruta_en_cuarentena
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Documento, Expediente, Recibo
from mesa.lib.almacen import sha256_de

PREFIJOS = [f"{n:02x}" for n in range(256)]
# What a request is writing at this moment is no orphan yet.
EN_CURSO = timedelta(hours=1)


def auditar(*, ahora: datetime, alcance: Alcance) -> Iterator[str]:
    """Compare archive and quarantine with the rows as they are now: files do not stand still while they are read."""
    yield from _fuera_de_sitio(archivo().raiz, ahora)
    for prefijo in PREFIJOS:
        yield from _bajo(prefijo, alcance)
    yield from _cuarentena(Path(settings.QUARANTINE_DIR), ahora)


def _bajo(prefijo: str, alcance: Alcance) -> Iterator[str]:
    """One folder in 256, so that neither all names nor all rows are held at once."""
    hallados = {ruta.name for ruta in (archivo().raiz / prefijo).glob("*/*") if not ruta.name.endswith(".parte")}
    debidos = _debidos(prefijo)
    for sha256 in sorted(debidos | hallados):
        yield from _uno(sha256, nombrado=sha256 in debidos, alcance=alcance)
    # A file comes before its row: whoever was being filed meanwhile has one by now.
    sobran = hallados - debidos
    sobran = sobran - _debidos(prefijo) - _de_borradores(sobran) if sobran else sobran
    yield from (f"Sobra el archivo {sha256}: ninguna fila lo nombra." for sha256 in sorted(sobran))


def _uno(sha256: str, *, nombrado: bool, alcance: Alcance) -> Iterator[str]:
    try:
        with archivo().abrir(sha256) as guardado:
            alcance.archivos += 1
            propio = sha256_de(guardado)
            alcance.bytes += guardado.tell()
    except (FileNotFoundError, ValueError):
        if nombrado:
            yield f"Falta el archivo {sha256}: hay una fila que lo nombra."
        return
    if propio != sha256:
        yield f"El archivo {sha256} fue alterado: sus bytes ya no dan ese SHA-256."


def _debidos(prefijo: str) -> set[str]:
    presentados = Documento.objects.exclude(expediente__estado=Estado.BORRADOR).filter(_entre(prefijo))
    recibos = Recibo.objects.filter(_entre(prefijo))
    return {*presentados.values_list("sha256", flat=True), *recibos.values_list("sha256", flat=True)}


def _entre(prefijo: str) -> Q:
    """The rows of a prefix as a range, which the index answers; the first and the last take whatever is no SHA-256."""
    lugar = PREFIJOS.index(prefijo)
    desde = Q(sha256__gte=prefijo) if lugar else Q()
    return desde & Q(sha256__lt=PREFIJOS[lugar + 1]) if lugar < 255 else desde


def _de_borradores(sha256: set[str]) -> set[str]:
    """A filing that was cut short leaves in the archive what its draft still has; filed again, it makes use of it."""
    borradores = Documento.objects.filter(expediente__estado=Estado.BORRADOR, sha256__in=sha256)
    return set(borradores.values_list("sha256", flat=True))


def _fuera_de_sitio(raiz: Path, ahora: datetime) -> Iterator[str]:
    for ruta in raiz.rglob("*"):
        partes = ruta.relative_to(raiz).parts
        if ruta.is_dir() and not ruta.is_symlink():
            en_sitio = len(partes) <= 2 and all(len(parte) == 2 for parte in partes)
        elif ruta.name.endswith(".parte"):
            en_sitio = _reciente(ruta, ahora)
        else:
            en_sitio = len(partes) == 3 and partes[:2] == (ruta.name[:2], ruta.name[2:4]) and not ruta.is_symlink()
        if not en_sitio:
            yield f"Sobra en el archivo {'/'.join(partes)}: no está donde la mesa guarda nada."


def _cuarentena(raiz: Path, ahora: datetime) -> Iterator[str]:
    for carpeta in sorted(raiz.iterdir()) if raiz.exists() else ():
        if not _reciente(carpeta, ahora):
            yield from _carpeta(carpeta)
    borradores = Documento.objects.filter(expediente__estado=Estado.BORRADOR).select_related("expediente")
    for documento in borradores.iterator(chunk_size=500):
        if not ruta_en_cuarentena(documento).exists():
            yield f"Falta en cuarentena el archivo «{documento.nombre}» del borrador {documento.expediente_id}."


def _carpeta(carpeta: Path) -> Iterator[str]:
    expediente = _expediente(carpeta.name)
    if expediente is None:
        yield f"Sobra en cuarentena {carpeta.name}: no es de ningún expediente."
    elif not expediente.es_borrador:
        yield f"Quedó en cuarentena lo que se presentó con {expediente}: ya está en el archivo y puede borrarse."
    else:
        propios = {str(pk) for pk in expediente.documentos.values_list("pk", flat=True)}
        # Uploads on their way and proposals have an ending, and their own broom.
        sobran = sorted(uno.name for uno in carpeta.iterdir() if not uno.suffix and uno.name not in propios)
        yield from (f"Sobra en cuarentena {carpeta.name}/{nombre}: ninguna fila lo nombra." for nombre in sobran)


def _expediente(nombre: str) -> Expediente | None:
    try:
        return Expediente.objects.filter(pk=UUID(nombre)).first()
    except ValueError:
        return None


def _reciente(ruta: Path, ahora: datetime) -> bool:
    try:
        return ruta.stat().st_mtime > (ahora - EN_CURSO).timestamp()
    except FileNotFoundError:
        return True
