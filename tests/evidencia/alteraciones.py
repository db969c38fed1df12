"""The kinds of tampering, drawn at random: each does one thing and says it. The caller lifts the locks and undoes it.

Left out because they are no evidence: surrogate keys of receipts, what a second look says of signatures
(`firmas_revisadas`), whether a receipt lacks its time-stamp, and the retry of a scan.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Model

from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Acto, CabezaDeActos, Documento, Expediente, Recibo
from mesa.registro.models import CierreDiario, Serie
from tests.evidencia import rehacer
from tests.fabricas import AHORA

COLUMNAS: dict[type[Model], tuple[str, ...]] = {
    Acto: (
        "indice", "expediente_id", "acto", "de", "a", "por_id", "por_nombre", "en", "nota", "datos", "previo",
        "resumen",
    ),
    Expediente: (
        "id", "cuenta_id", "estado", "creado_en", "actualizado_en", "tipo_documento_id", "numero_documento",
        "fecha_documento", "sede_id", "dependencia_id", "destinatario_persona", "asunto", "referencia", "numero",
        "clave", "canal", "presentado_en", "fecha_de_ingreso", "regla", "motivo_de_ingreso", "remitente_nombre",
        "remitente_documento", "dependencia_actual_id",
    ),
    Documento: (
        "id", "expediente_id", "rol", "nombre", "bytes", "sha256", "formato", "folios", "veredicto", "estado_firma",
        "firmas", "firmas_en", "hallazgos", "analisis", "analisis_firma", "analizado_en", "subido_en",
    ),
    Recibo: ("expediente_id", "acto_id", "clase", "sha256", "bytes", "emitido_en"),
    CierreDiario: ("dia", "desde", "hasta", "contenido", "firma"),
    Serie: ("ejercicio", "ultimo"),
    CabezaDeActos: ("id", "indice", "resumen"),
}  # fmt: skip
Alteracion = Callable[[Random], str]


def _una(modelo: type[Model], azar: Random, **filtro: Any) -> Any:
    filas = modelo._default_manager.filter(**filtro)
    if modelo is Expediente:
        filas = filas.exclude(numero=None)
    return azar.choice(list(filas.order_by("pk")))


def _escribir(fila: Model, **columnas: Any) -> None:
    type(fila)._default_manager.filter(pk=fila.pk).update(**columnas)


def _otro(valor: Any, azar: Random) -> Any:  # noqa: PLR0911 – one line a type
    """Another value of the same kind."""
    if isinstance(valor, str) and len(valor) == 64:
        return f"{azar.getrandbits(256):064x}"
    match valor:
        case str():
            return (valor[:-1] if azar.random() < 0.5 and len(valor) > 1 else valor[:8]) + azar.choice("áñX")
        case bool():
            return not valor
        case int():
            return valor + azar.randint(1, 9)
        case datetime() | date():
            return valor + timedelta(days=azar.choice((-1, 1, 30)))
        case UUID():
            return uuid4()
        case bytes() | memoryview():
            crudo = bytearray(valor)
            crudo[azar.randrange(len(crudo))] ^= 1 << azar.randrange(8)
            return bytes(crudo)
        case list():
            return [*valor, "añadido"]
        case dict():
            clave = azar.choice(sorted(valor) or ["nueva"])
            dicho = valor.get(clave)
            return valor | {clave: "X" if dicho is None else _otro(dicho, azar)}
    raise TypeError(f"what else than {valor!r}?")


def editar(azar: Random) -> str:
    modelo = azar.choice(list(COLUMNAS))
    fila, columna = _una(modelo, azar), azar.choice(COLUMNAS[modelo])
    valor = getattr(fila, columna)
    nuevo = (AHORA if columna.endswith("_en") else 1) if valor is None else _otro(valor, azar)
    _escribir(fila, **{columna: nuevo})
    return f"{modelo.__name__} {fila.pk}: {columna} de {valor!r:.60} a {nuevo!r:.60}"


def borrar(azar: Random) -> str:
    fila = _una(azar.choice([Acto, Expediente, Documento, Recibo, CierreDiario, Serie, CabezaDeActos]), azar)
    type(fila)._default_manager.filter(pk=fila.pk)._raw_delete("default")
    return f"borrar {type(fila).__name__} {fila.pk}"


def insertar(azar: Random) -> str:
    fila = _una(azar.choice([Acto, Expediente, Documento, Recibo, CierreDiario, Serie]), azar)
    de = f"insertar otro {type(fila).__name__} como {fila.pk}"
    match fila:
        case Acto():
            fila.indice, fila.resumen = Acto.objects.count() + 1, f"{azar.getrandbits(256):064x}"
        case Expediente():
            fila.id, fila.numero = uuid4(), f"2026-{azar.randint(50, 99):07d}"
        case Documento():
            fila.id, fila.nombre, fila.rol = uuid4(), "Añadido.pdf", "anexo"
        case Recibo():
            otro = Acto.objects.exclude(recibo__isnull=False).order_by("indice")[0]
            fila.id, fila.acto_id, fila.expediente_id = None, otro.indice, otro.expediente_id
            fila.sha256, fila.clase = f"{azar.getrandbits(256):064x}", "cargo"
            Recibo.objects.filter(expediente=otro.expediente_id, clase="cargo")._raw_delete("default")
        case CierreDiario():
            fila.dia, fila.desde, fila.hasta = fila.dia + timedelta(days=40), fila.desde + 500, fila.hasta + 500
        case Serie():
            fila.ejercicio, fila.ultimo = 2027, 1
    fila.save(force_insert=True)
    return de


def permutar(azar: Random) -> str:
    modelo, columna, unica = azar.choice(
        [
            (Acto, "datos", False), (Acto, "nota", False), (Acto, "en", False), (Acto, "expediente_id", False),
            (Expediente, "numero", True), (Expediente, "clave", False), (Expediente, "asunto", False),
            (Documento, "sha256", False), (Documento, "nombre", True), (Recibo, "sha256", True),
            (CierreDiario, "firma", False), (CierreDiario, "contenido", False), (Acto, "resumen", True),
        ]
    )  # fmt: skip
    filas = list(modelo._default_manager.exclude(**{columna: None}).order_by("pk"))
    una = azar.choice(filas)
    distintas = [otra for otra in filas if getattr(otra, columna) != getattr(una, columna)]
    if not distintas:
        return editar(azar)
    otra = azar.choice(distintas)
    valores = getattr(una, columna), getattr(otra, columna)
    if unica:
        _escribir(una, **{columna: "aparte"})
    _escribir(otra, **{columna: valores[0]})
    _escribir(una, **{columna: valores[1]})
    return f"permutar {columna} de {modelo.__name__} {una.pk} y {otra.pk}"


def reordenar(azar: Random) -> str:
    """Two acts trade places, each with its own digest."""
    una, otra = azar.sample(list(Acto.objects.order_by("indice")), 2)
    _escribir(una, indice=10_000)
    _escribir(otra, indice=una.indice)
    Acto.objects.filter(indice=10_000).update(indice=otra.indice)
    return f"reordenar los actos {una.indice} y {otra.indice}"


def renumerar(azar: Random) -> str:
    """Every number one up, in rows, acts and series alike, with all digests anew."""
    desde = azar.randint(1, 5)
    for fila in Expediente.objects.filter(numero__gte=f"2026-{desde:07d}").order_by("-numero"):
        numero = f"2026-{int(str(fila.numero)[5:]) + 1:07d}"
        _escribir(fila, numero=numero)
        acto = Acto.objects.get(expediente=fila, acto="presentar")
        _escribir(acto, datos=acto.datos | {"numero": numero})
    Serie.objects.update(ultimo=6)
    rehacer.reencadenar(1)
    return f"renumerar desde el {desde}"


def tocar_archivo(azar: Random) -> str:
    rutas = sorted(ruta for ruta in archivo().raiz.glob("??/??/*"))
    ruta, otra = azar.sample(rutas, 2)
    for una in (ruta, otra):
        una.chmod(0o600)
    contenido = ruta.read_bytes()
    que = azar.choice(["cambiar", "cortar", "borrar", "alargar", "permutar", "añadir", "suelto", "vaciar"])
    sitio = azar.randrange(len(contenido))
    match que:
        case "cambiar":
            ruta.write_bytes(contenido[:sitio] + bytes([contenido[sitio] ^ 1]) + contenido[sitio + 1 :])
        case "cortar":
            ruta.write_bytes(contenido[:sitio])
        case "borrar":
            ruta.unlink()
        case "alargar":
            ruta.write_bytes(contenido + b"\n")
        case "permutar":
            ruta.write_bytes(otra.read_bytes())
            otra.write_bytes(contenido)
        case "añadir":
            archivo().guardar(azar.randbytes(100))
        case "suelto":
            (ruta.parent / "suelto.pdf").write_bytes(contenido)
        case "vaciar":
            ruta.write_bytes(b"")
    return f"{que} {ruta.name[:12]}"


def cambiar_el_pdf_de_un_recibo(azar: Random) -> str:
    """Other bytes under their own SHA-256, in the archive and in the row alike."""
    recibo = _una(Recibo, azar)
    ruta = archivo().ruta(recibo.sha256)
    contenido = ruta.read_bytes()
    sitio = azar.randrange(len(contenido))
    nuevo = contenido[:sitio] + bytes([contenido[sitio] ^ 1]) + contenido[sitio + 1 :]
    ruta.unlink()
    _escribir(recibo, sha256=archivo().guardar(nuevo), bytes=len(nuevo))
    return f"cambiar el PDF del recibo {recibo.pk} y su fila"


def cambiar_un_archivo_en_todas_partes(azar: Random) -> str:
    """Other bytes for a filed file, in archive, row and act, with every digest anew."""
    documento = _una(Documento, azar)
    sha256 = archivo().guardar(azar.randbytes(documento.bytes))
    acto = Acto.objects.get(expediente=documento.expediente_id, acto="presentar")
    archivos = [
        uno | ({"sha256": sha256} if uno["nombre"] == documento.nombre else {}) for uno in acto.datos["archivos"]
    ]
    _escribir(documento, sha256=sha256)
    _escribir(acto, datos=acto.datos | {"archivos": archivos})
    if not Documento.objects.filter(sha256=documento.sha256).exists():
        archivo().descartar(documento.sha256)
    rehacer.reencadenar(acto.indice)
    return f"cambiar «{documento.nombre}» en todas partes"


def editar_y_reencadenar(azar: Random) -> str:
    acto, columna = _una(Acto, azar), azar.choice(["por_nombre", "nota", "en", "datos"])
    _escribir(acto, **{columna: _otro(getattr(acto, columna), azar)})
    rehacer.reencadenar(acto.indice)
    return f"editar {columna} del acto {acto.indice} y reencadenar"


def editar_reencadenar_y_reescribir_cierres(azar: Random) -> str:
    dicho = editar_y_reencadenar(azar)
    rehacer.reescribir_cierres()
    return f"{dicho}, con los cierres reescritos"


def editar_el_ultimo_acto(azar: Random) -> str:
    """After the last receipt: only the closing of its day can tell."""
    acto = Acto.objects.order_by("-indice")[0]
    _escribir(acto, por_nombre="Otra persona", nota="Otra cosa")
    rehacer.reencadenar(acto.indice)
    return f"editar el último acto ({acto.acto}) y reencadenar"


def cambiar_asunto_en_todas_partes(azar: Random) -> str:
    """Row and act alike, with every digest and closing anew: only seals tell."""
    expediente = _una(Expediente, azar)
    acto = Acto.objects.get(expediente=expediente, acto="presentar")
    _escribir(expediente, asunto="Otro asunto")
    _escribir(acto, datos=acto.datos | {"asunto": "Otro asunto"})
    rehacer.reencadenar(acto.indice)
    rehacer.reescribir_cierres()
    return f"cambiar el asunto de {expediente} en todas partes"


def cambiar_y_volver_a_sellar(azar: Random) -> str:
    """The same, and the desk's own key seals receipts and closings again: the house agrees with itself."""
    dicho = cambiar_asunto_en_todas_partes(azar)
    rehacer.reemitir_recibos()
    rehacer.resellar_cierres()
    return f"{dicho} y volver a sellar todo"


def cortar_la_cola(azar: Random) -> str:
    """Drop the last acts and set the head to what is left."""
    cuantos = azar.randint(1, 4)
    indices = list(Acto.objects.order_by("-indice").values_list("indice", flat=True)[:cuantos])
    Recibo.objects.filter(acto__in=indices)._raw_delete("default")
    Acto.objects.filter(indice__in=indices)._raw_delete("default")
    rehacer.reponer_cabeza()
    return f"cortar los {cuantos} últimos actos"


def borrar_el_ultimo_dia(azar: Random) -> str:
    """Filings, acts, receipts, files, closing, series and head, as if the day had never been."""
    rehacer.borrar_expedientes_desde(AHORA + timedelta(days=azar.choice((1, 3))))
    return "borrar los últimos días enteros"


def reescribir_una_raiz(azar: Random) -> str:
    fila = _una(CierreDiario, azar)
    _escribir(fila, contenido=fila.contenido.replace(fila.cierre.raiz, f"{azar.getrandbits(256):064x}"))
    return f"otra raíz para el {fila.dia}"


def cerrar_de_otra_manera(azar: Random) -> str:
    """An older closing of the same day sealed by the desk's key, in the place of the true one."""
    acto = _una(Acto, azar)
    _escribir(acto, nota="Otra cosa")
    rehacer.reencadenar(acto.indice)
    rehacer.resellar_cierres()
    return f"editar el acto {acto.indice} y volver a sellar los cierres"


def volver_a_borrador(azar: Random) -> str:
    expediente = _una(Expediente, azar)
    _escribir(expediente, estado="BORRADOR")
    return f"volver {expediente} a borrador"


SENCILLAS: tuple[Alteracion, ...] = (
    editar,
    editar,
    editar,
    editar,
    borrar,
    insertar,
    permutar,
    reordenar,
    tocar_archivo,
)
ASTUTAS: tuple[Alteracion, ...] = (
    renumerar, cambiar_el_pdf_de_un_recibo, cambiar_un_archivo_en_todas_partes, editar_y_reencadenar,
    editar_reencadenar_y_reescribir_cierres, editar_el_ultimo_acto, cambiar_asunto_en_todas_partes,
    cambiar_y_volver_a_sellar, cortar_la_cola, borrar_el_ultimo_dia, reescribir_una_raiz, cerrar_de_otra_manera,
    volver_a_borrador,
)  # fmt: skip
