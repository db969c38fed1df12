"""Read all that trust is made of from a folder: lists, certificates, revocation data, wherever below it they lie.

Only what a trust list accredits becomes an anchor; any other authority found is an intermediate, trusted when it leads
to one. Certificates under a folder called `raiz` vouch for the list's own signer and for nothing else.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from asn1crypto import crl, ocsp, pem

from mesa.firmas.confianza.certificados import ERRORES, en_der, es_autoridad, hosts_de, leer_certificado
from mesa.firmas.confianza.modelo import SIN_CONFIANZA, Confianza, Lista, SelloDeLista
from mesa.firmas.confianza.sello_de_lista import verificar_sello
from mesa.firmas.confianza.tsl import ListaLeida, leer_lista
from mesa.firmas.confianza.xml_de_lista import LIMITE, ListaIlegibleError

RAIZ = "raiz"
ORIGEN = "origen.json"
_CERTIFICADOS = frozenset({".pem", ".crt", ".cer", ".der"})
_OTROS = frozenset({".xml", ".crl", ".ocsp"})

# What tells that a file is still the one that was read: path, size, time of change, inode (a rename brings another).
_Huella = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Hallada:
    leida: ListaLeida
    lista: Lista


def leer_carpeta(carpeta: Path) -> Confianza:
    """Return what `carpeta` holds; SIN_CONFIANZA when it does not exist. Read again only when some file changed.

    Of several lists the newest sequence counts, and one whose signature is wrong only when there is no other: it stays
    in sight, without anchors, so that the reason can be told.
    """
    huella = _huella_de(carpeta)
    return _leer(carpeta, huella) if huella else SIN_CONFIANZA


def leer_raices(carpeta: Path) -> tuple[bytes, ...]:
    """Return the certificates, DER, that may vouch for the signer of a list in `carpeta`."""
    return _certificados([Path(ruta) for ruta, *_ in _huella_de(carpeta)], de_raiz=True, carpeta=carpeta)


def _huella_de(carpeta: Path) -> _Huella:
    huella = []
    for ruta in sorted(carpeta.rglob("*")):
        if ruta.suffix.lower() not in _CERTIFICADOS | _OTROS and ruta.name != ORIGEN:
            continue
        try:
            datos = ruta.stat()
        except OSError:  # replaced or removed between the two calls
            continue
        if ruta.is_file() and datos.st_size <= LIMITE:
            huella.append((str(ruta), datos.st_size, datos.st_mtime_ns, datos.st_ino))
    return tuple(huella)


@lru_cache(maxsize=4)
def _leer(carpeta: Path, huella: _Huella) -> Confianza:
    rutas = [Path(ruta) for ruta, *_ in huella]
    raices = _certificados(rutas, de_raiz=True, carpeta=carpeta)
    hallada = _la_mejor(_listas(rutas, raices=raices))
    anclas = hallada.leida.anclas if hallada and hallada.lista.sello is not SelloDeLista.INVALIDO else ()
    # What the list names and does not accredit gets no second chance as an intermediate.
    listados = frozenset(hallada.leida.certificados) if hallada else frozenset()
    sueltos = _certificados(rutas, de_raiz=False, carpeta=carpeta)
    intermedios = tuple(der for der in sueltos if der not in listados and _es_autoridad(der))
    return Confianza(
        lista=hallada.lista if hallada else None,
        anclas=anclas,
        retiradas=hallada.leida.retiradas if hallada else (),
        intermedios=intermedios,
        crls=_revocaciones(rutas, ".crl"),
        ocsps=_revocaciones(rutas, ".ocsp"),
        hosts=_hosts(hallada.leida, intermedios) if hallada and anclas else frozenset(),
    )


def _listas(rutas: Iterable[Path], *, raices: tuple[bytes, ...]) -> list[_Hallada]:
    halladas = []
    for ruta in rutas:
        if ruta.suffix.lower() != ".xml":
            continue
        contenido = _leer_bytes(ruta)
        try:
            halladas.append(_hallada(contenido, ruta, raices=raices))
        except ListaIlegibleError:  # another XML
            continue
    return halladas


def _hallada(contenido: bytes, ruta: Path, *, raices: tuple[bytes, ...]) -> _Hallada:
    leida = leer_lista(contenido)
    dictamen = verificar_sello(contenido, raices=raices, emitida_en=leida.emitida_en)
    lista = Lista(
        secuencia=leida.secuencia,
        operador=leida.operador,
        emitida_en=leida.emitida_en,
        proxima_actualizacion=leida.proxima_actualizacion,
        origen=_origen_de(ruta),
        sha256=sha256(contenido).hexdigest(),
        sello=dictamen.sello,
        motivo=dictamen.motivo,
    )
    return _Hallada(leida, lista)


def _la_mejor(halladas: list[_Hallada]) -> _Hallada | None:
    def valor(una: _Hallada) -> tuple[bool, int, float]:
        lista = una.lista
        return lista.sello is not SelloDeLista.INVALIDO, lista.secuencia, lista.emitida_en.timestamp()

    return max(halladas, key=valor, default=None)


def _origen_de(ruta: Path) -> str:
    """Where the list came from: as noted when it was loaded, else the file itself."""
    try:
        anotado = json.loads((ruta.parent / ORIGEN).read_text(encoding="utf-8"))
        return str(anotado["origen"])
    except (OSError, ValueError, KeyError, TypeError):
        return str(ruta)


def _certificados(rutas: Iterable[Path], *, de_raiz: bool, carpeta: Path) -> tuple[bytes, ...]:
    todos = (
        der
        for ruta in rutas
        if ruta.suffix.lower() in _CERTIFICADOS and (RAIZ in ruta.relative_to(carpeta).parts[:-1]) is de_raiz
        for der in en_der(_leer_bytes(ruta))
    )
    return tuple(dict.fromkeys(todos))


def _es_autoridad(der: bytes) -> bool:
    certificado = leer_certificado(der)
    return certificado is not None and es_autoridad(certificado)


def _revocaciones(rutas: Iterable[Path], extension: str) -> tuple[bytes, ...]:
    clase = crl.CertificateList if extension == ".crl" else ocsp.OCSPResponse
    contenidos = (sin_armadura(_leer_bytes(ruta)) for ruta in rutas if ruta.suffix.lower() == extension)
    return tuple(dict.fromkeys(der for der in contenidos if _se_lee(clase, der)))


def sin_armadura(contenido: bytes) -> bytes:
    """Return the DER inside a PEM file with one object; other content as it is."""
    try:
        return bytes(pem.unarmor(contenido)[2]) if pem.detect(contenido) else contenido
    except ValueError:
        return contenido


def _se_lee(clase: type[crl.CertificateList | ocsp.OCSPResponse], der: bytes) -> bool:
    try:
        clase.load(der, strict=True)
    except ERRORES:
        return False
    return True


def _hosts(leida: ListaLeida, intermedios: Iterable[bytes]) -> frozenset[str]:
    certificados = (leer_certificado(der) for der in intermedios)
    return leida.hosts.union(*(hosts_de(uno) for uno in certificados if uno))


def _leer_bytes(ruta: Path) -> bytes:
    try:
        return ruta.read_bytes()
    except OSError:
        return b""
