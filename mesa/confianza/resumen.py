"""What an installation's trust looks like, for a person and for a machine."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from asn1crypto import crl

from mesa.firmas.confianza.advertencias import advertencias_de
from mesa.firmas.confianza.modelo import Confianza, Lista, SelloDeLista
from mesa.lib.fechas import momento_largo

SELLOS = {
    SelloDeLista.VERIFICADO: "verificada: la firmó quien debía y nadie la cambió",
    SelloDeLista.SIN_COMPROBAR: "sin comprobar",
    SelloDeLista.INVALIDO: "no es correcta: la lista no se usa",
}


def en_json(confianza: Confianza, *, ahora: datetime) -> dict[str, Any]:
    """Return the fields that `mesa confianza ver --json` prints."""
    return {
        "lista": _lista_en_json(confianza.lista) if confianza.lista else None,
        "anclas": len(confianza.anclas),
        "intermedios": len(confianza.intermedios),
        "crls": [
            {"emisor": emisor, "proxima_actualizacion": hasta.isoformat() if hasta else None, "vigente": vigente}
            for emisor, hasta, vigente in _crls(confianza, ahora=ahora)
        ],
        "ocsps": len(confianza.ocsps),
        "hosts": sorted(confianza.hosts),
        "avisos": [
            {"codigo": una.codigo.value, "mensaje": una.mensaje} for una in advertencias_de(confianza, ahora=ahora)
        ],
    }


def en_palabras(confianza: Confianza, *, ahora: datetime) -> str:
    """Return the same in sentences, one a line."""
    lineas = _lista_en_palabras(confianza.lista) if confianza.lista else []
    lineas += [
        f"Autoridades acreditadas: {len(confianza.anclas)}",
        f"Autoridades intermedias: {len(confianza.intermedios)}",
        f"Respuestas OCSP guardadas: {len(confianza.ocsps)}",
        f"Listas de revocados guardadas: {len(confianza.crls)}",
    ]
    lineas += [
        f"  {emisor}: {'vigente hasta' if vigente else 'venció'} {momento_largo(hasta) if hasta else '(no lo dice)'}"
        for emisor, hasta, vigente in _crls(confianza, ahora=ahora)
    ]
    lineas += [f"De donde se puede bajar: {', '.join(sorted(confianza.hosts)) or 'de ningún lugar'}"]
    lineas += [f"Aviso: {una.mensaje}" for una in advertencias_de(confianza, ahora=ahora)]
    return "\n".join(lineas)


def _lista_en_json(lista: Lista) -> dict[str, Any]:
    proxima = lista.proxima_actualizacion
    return {
        "secuencia": lista.secuencia,
        "operador": lista.operador,
        "emitida_en": lista.emitida_en.isoformat(),
        "proxima_actualizacion": proxima.isoformat() if proxima else None,
        "origen": lista.origen,
        "sha256": lista.sha256,
        "sello": lista.sello.value,
        "motivo": lista.motivo,
    }


def _lista_en_palabras(lista: Lista) -> list[str]:
    proxima = lista.proxima_actualizacion
    return [
        f"Lista de confianza {lista.secuencia} de {lista.operador}",
        f"Emitida: {momento_largo(lista.emitida_en)}",
        f"Debe renovarse antes de: {momento_largo(proxima) if proxima else 'no lo dice'}",
        f"Origen: {lista.origen}",
        f"SHA-256: {lista.sha256}",
        f"Firma de la lista: {SELLOS[lista.sello]}",
        *([f"  {lista.motivo}"] if lista.motivo else []),
    ]


def _crls(confianza: Confianza, *, ahora: datetime) -> Iterator[tuple[str, datetime | None, bool]]:
    for der in confianza.crls:
        lista = crl.CertificateList.load(der)
        hasta = lista["tbs_cert_list"]["next_update"].native
        nombre = lista.issuer.native.get("common_name") or lista.issuer.human_friendly
        yield str(nombre), hasta, hasta is not None and ahora < hasta
