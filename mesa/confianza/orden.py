"""The command `mesa confianza`: whose certificates this installation trusts. Needs no database."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from mesa.confianza.renovacion import renovar, url_de_la_lista
from mesa.confianza.resumen import en_json, en_palabras
from mesa.firmas.confianza.advertencias import GRAVES, advertencias_de
from mesa.firmas.confianza.carga import CargaRechazadaError, cargar, solo_autoridades
from mesa.firmas.confianza.certificados import en_der, host_de
from mesa.firmas.confianza.descarga import DescargaError, bajar_lista
from mesa.firmas.confianza.instalacion import Instalacion
from mesa.lib.orden import LectorDeOrden, MalUsoError, pide_ayuda

USO = """\
Uso: mesa confianza cargar ORIGEN [--raiz PEM] [--intermedios CARPETA]
     mesa confianza actualizar
     mesa confianza ver [--json]

Dice en qué autoridades se confía al comprobar firmas digitales.

  cargar ORIGEN            instala la lista de confianza (ETSI TS 119 612) de un archivo o una dirección
    --raiz PEM             certificado raíz de quien firma la lista; con él se comprueba esta y las siguientes
    --intermedios CARPETA  otras autoridades, que valen si llevan a una de la lista
  actualizar               la trae de nuevo de su dirección, con las listas de revocados por vencer
  ver                      muestra lo que hay instalado

Termina con 0 si todo está en orden, 1 si la lista se rechaza, falta o venció, 2 si la orden o algún archivo no se
entiende.
"""
_BIEN, _MAL, _MAL_USO = 0, 1, 2
_QUEJA = "falta una opción, sobra otra o a una le falta su valor"


def main(argv: list[str]) -> int:
    """Run `mesa confianza …`; return the exit status: 0, 1 or 2."""
    if not argv or pide_ayuda(argv):
        (sys.stdout if argv else sys.stderr).write(USO)
        return _BIEN if argv else _MAL_USO
    try:
        orden = _ORDENES[argv[0]]
    except KeyError:
        sys.stderr.write(f"mesa confianza: no conozco la orden «{argv[0]}»\n\n{USO}")
        return _MAL_USO
    try:
        return orden(_entender(argv), Instalacion(settings.TRUST_DIR))
    except MalUsoError as mal_uso:
        sys.stderr.write(f"mesa confianza: {mal_uso}\n\n{USO}")
        return _MAL_USO
    except (CargaRechazadaError, DescargaError) as error:
        sys.stderr.write(f"mesa confianza: {error}\n")
        return _MAL
    except OSError as error:
        sys.stderr.write(f"mesa confianza: no se puede usar la carpeta {settings.TRUST_DIR}: {error.strerror}\n")
        return _MAL


def _entender(argv: list[str]) -> argparse.Namespace:
    lector = LectorDeOrden(_QUEJA)
    ordenes = lector.add_subparsers()
    cargar_ = ordenes.add_parser("cargar", queja=_QUEJA)
    cargar_.add_argument("origen")
    cargar_.add_argument("--raiz")
    cargar_.add_argument("--intermedios")
    ordenes.add_parser("actualizar", queja=_QUEJA)
    ordenes.add_parser("ver", queja=_QUEJA).add_argument("--json", action="store_true")
    return lector.parse_args(argv)


def _cargar(dicho: argparse.Namespace, instalacion: Instalacion) -> int:
    raices = _certificados([Path(dicho.raiz)], "la raíz") if dicho.raiz else ()
    rutas = sorted(Path(dicho.intermedios).rglob("*")) if dicho.intermedios else []
    intermedios = solo_autoridades(_certificados(rutas, "las autoridades intermedias")) if dicho.intermedios else ()
    es_url = bool(host_de(dicho.origen))
    contenido = bajar_lista(dicho.origen) if es_url else _leer(Path(dicho.origen))
    origen = dicho.origen if es_url else str(Path(dicho.origen).resolve())
    cargar(instalacion, contenido, origen=origen, raices=raices, intermedios=intermedios)
    return _mostrar(instalacion)


def _actualizar(_dicho: argparse.Namespace, instalacion: Instalacion) -> int:
    url = url_de_la_lista(instalacion, configurada=settings.TRUST_URL)
    hecho = renovar(instalacion, url=url, ahora=datetime.now(UTC))
    for fallo in (hecho.motivo, *hecho.cosecha.fallos):
        if fallo:
            sys.stderr.write(f"mesa confianza: {fallo}\n")
    return max(_mostrar(instalacion), _MAL if hecho.motivo else _BIEN)


def _ver(dicho: argparse.Namespace, instalacion: Instalacion) -> int:
    if not dicho.json:
        return _mostrar(instalacion)
    sys.stdout.write(json.dumps(en_json(instalacion.leer(), ahora=datetime.now(UTC)), ensure_ascii=False) + "\n")
    return _salida(instalacion)


def _mostrar(instalacion: Instalacion) -> int:
    sys.stdout.write(en_palabras(instalacion.leer(), ahora=datetime.now(UTC)) + "\n")
    return _salida(instalacion)


def _salida(instalacion: Instalacion) -> int:
    advertencias = advertencias_de(instalacion.leer(), ahora=datetime.now(UTC))
    return _MAL if any(una.codigo in GRAVES for una in advertencias) else _BIEN


def _certificados(rutas: list[Path], que: str) -> tuple[bytes, ...]:
    leidos = tuple(der for ruta in rutas if ruta.is_file() or len(rutas) == 1 for der in en_der(_leer(ruta)))
    if not leidos:
        raise MalUsoError(f"no hay ningún certificado donde dices que está {que}")
    return leidos


def _leer(ruta: Path) -> bytes:
    try:
        return ruta.read_bytes()
    except (OSError, ValueError) as error:
        raise MalUsoError(f"no se puede leer «{ruta}»") from error


_ORDENES: dict[str, Callable[[argparse.Namespace, Instalacion], int]] = {
    "cargar": _cargar,
    "actualizar": _actualizar,
    "ver": _ver,
}
