"""An examination in sentences for people, or in one JSON object for machines."""

import json
from collections.abc import Iterator
from typing import Any

from mesa.lib.fechas import fecha_larga, momento_largo
from mesa.lib.orden import imprimible
from mesa.peritaje.modelo import ArchivoCotejado, EstadoDeIdentidad, Identidad, Peritaje
from mesa.peritaje.sello import NO_CONCLUIDO
from mesa.registro.manifiesto import Archivo, ClaseDeRecibo, Manifiesto

CLASES = {ClaseDeRecibo.CONSTANCIA: "Constancia de presentación", ClaseDeRecibo.CARGO: "Cargo de recepción"}
NO_SE_SOSTIENE = "No se sostiene"
POR_COMPROBAR = "Íntegro; identidad por comprobar"
INTEGRO = "Íntegro, y el sello es de quien dice"


def titular_de_informe(peritaje: Peritaje) -> str:
    """Return the first line: what it all amounts to."""
    if not peritaje.se_sostiene:
        return NO_SE_SOSTIENE
    return INTEGRO if peritaje.identidad_establecida else POR_COMPROBAR


def en_palabras(peritaje: Peritaje) -> str:
    """Return the sentences, one a line, the conclusion first; names of strangers cannot play with the terminal."""
    lineas = [
        titular_de_informe(peritaje),
        f"{peritaje.recibo}: {peritaje.motivo}",
        *(_del_manifiesto(peritaje.manifiesto) if peritaje.manifiesto else ()),
        *_de_la_identidad(peritaje.identidad),
        *_de_la_hora(peritaje),
        *(_del_archivo(uno) for uno in peritaje.archivos),
        *(f"{'No diste' if peritaje.archivos else 'Ampara'} {_presentado(uno)}" for uno in peritaje.no_dados),
    ]
    if peritaje.inclusion:
        lineas.append(f"Registro: {peritaje.inclusion.motivo}")
    return "\n".join(imprimible(linea) for linea in lineas)


def en_json(peritaje: Peritaje) -> str:
    """Return one line of ASCII JSON, so that no name or terminal encoding can break it."""
    return json.dumps(_datos(peritaje))


def sin_concluir(recibo: str, *, json_: bool) -> str:
    """Return what is said of a PDF that could not be read to its end."""
    if json_:
        return json.dumps(
            {"recibo": recibo, "conclusion": NO_SE_SOSTIENE, "se_sostiene": False, "motivo": NO_CONCLUIDO}
        )
    return f"{NO_SE_SOSTIENE}\n{imprimible(recibo)}: {NO_CONCLUIDO}"


def _del_manifiesto(manifiesto: Manifiesto) -> Iterator[str]:
    institucion = manifiesto.institucion
    yield f"{CLASES[manifiesto.clase]} {manifiesto.numero}, de {institucion.nombre} (RUC {institucion.ruc})."
    if manifiesto.demostracion:
        yield "Es de una demostración: no tiene valor legal."
    yield (
        f"Presentado el {momento_largo(manifiesto.presentado_en)}, hora de Lima; "
        f"fecha de ingreso, {fecha_larga(manifiesto.fecha_de_ingreso)}."
    )
    yield f"Remitente: {manifiesto.remitente.nombre}"
    if manifiesto.recibido_en:
        yield f"Recibido el {momento_largo(manifiesto.recibido_en)}, hora de Lima."


def _de_la_identidad(identidad: Identidad) -> Iterator[str]:
    titular = identidad.titular
    if titular:
        ruc = f", RUC {titular.ruc}" if titular.ruc else ""
        dice = "es" if identidad.estado is EstadoDeIdentidad.ESTABLECIDA else "dice ser"
        yield f"El certificado del sello {dice} de {titular.nombre}{ruc}, emitido por {titular.emisor}."
        yield f"Huella SHA-256 del certificado: {titular.huella}"
    yield f"Identidad: {identidad.motivo}"


def _de_la_hora(peritaje: Peritaje) -> Iterator[str]:
    veredicto = peritaje.veredicto
    if veredicto.sellado_en is None:
        return
    dicha = f"El sello dice que se puso el {momento_largo(veredicto.sellado_en)}, hora de Lima"
    tiempo = veredicto.tiempo
    if tiempo is None:
        yield f"{dicha}; ninguna autoridad da fe de esa hora."
    elif tiempo.confiable:
        yield f"{dicha}; {tiempo.tsa} da fe de que existía el {momento_largo(tiempo.en)}."
    else:
        yield f"{dicha}; {tiempo.tsa} estampó su hora, y falta comprobar si es una autoridad reconocida."


def _del_archivo(uno: ArchivoCotejado) -> str:
    if uno.presentado is None:
        return f"«{uno.nombre}» no es ninguno de los archivos presentados (SHA-256 {uno.sha256})."
    return f"«{uno.nombre}» es exactamente «{uno.presentado.nombre}», {_papel(uno.presentado)}."


def _presentado(uno: Archivo) -> str:
    return f"«{uno.nombre}», {_papel(uno)} (SHA-256 {uno.sha256})."


def _papel(uno: Archivo) -> str:
    return "el documento principal" if uno.rol == "principal" else "un anexo"


def _datos(peritaje: Peritaje) -> dict[str, Any]:
    veredicto, manifiesto, inclusion = peritaje.veredicto, peritaje.manifiesto, peritaje.inclusion
    return {
        "recibo": peritaje.recibo,
        "bytes": peritaje.bytes,
        "sha256": veredicto.sha256,
        "conclusion": titular_de_informe(peritaje),
        "se_sostiene": peritaje.se_sostiene,
        "integro": peritaje.es_integro,
        "estado": veredicto.estado.value,
        "motivo": peritaje.motivo,
        "clase": manifiesto.clase.value if manifiesto else None,
        "numero": manifiesto.numero if manifiesto else None,
        "manifiesto": manifiesto.a_dict() if manifiesto else None,
        "identidad": _identidad(peritaje.identidad),
        "sellado_en": veredicto.sellado_en.isoformat() if veredicto.sellado_en else None,
        "tiempo": _tiempo(peritaje),
        "archivos": [_archivo(uno) for uno in peritaje.archivos],
        "no_dados": [{"nombre": uno.nombre, "rol": uno.rol, "sha256": uno.sha256} for uno in peritaje.no_dados],
        "registro": _registro(peritaje) if inclusion else None,
    }


def _identidad(identidad: Identidad) -> dict[str, Any]:
    titular = identidad.titular
    certificado = {
        "titular": titular.nombre,
        "ruc": titular.ruc or None,
        "emisor": titular.emisor,
        "huella": titular.huella,
    } if titular else None  # fmt: skip
    return {"estado": identidad.estado.value, "motivo": identidad.motivo, "certificado": certificado}


def _tiempo(peritaje: Peritaje) -> dict[str, Any] | None:
    tiempo = peritaje.veredicto.tiempo
    return {"en": tiempo.en.isoformat(), "tsa": tiempo.tsa, "confiable": tiempo.confiable} if tiempo else None


def _archivo(uno: ArchivoCotejado) -> dict[str, Any]:
    presentado = {"nombre": uno.presentado.nombre, "rol": uno.presentado.rol} if uno.presentado else None
    return {"archivo": uno.nombre, "bytes": uno.bytes, "sha256": uno.sha256, "presentado": presentado}


def _registro(peritaje: Peritaje) -> dict[str, Any]:
    inclusion = peritaje.inclusion
    return {} if inclusion is None else {
        "estado": inclusion.estado.value,
        "motivo": inclusion.motivo,
        "dia": inclusion.dia or None,
        "raiz": inclusion.raiz or None,
    }  # fmt: skip
