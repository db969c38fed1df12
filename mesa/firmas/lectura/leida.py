"""One filled signature field, taken apart and computed; not yet judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from asn1crypto import core
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, extract_contents

from mesa.firmas.lectura.apertura import Campo
from mesa.firmas.lectura.cms import (
    Contenedor,
    MalFormadaError,
    Matematica,
    VariosFirmantesError,
    contenedor_de,
    huella_encapsulada,
)
from mesa.firmas.lectura.cobertura import Cobertura, cobertura_de
from mesa.firmas.lectura.huellas import AlgoritmoNoAdmitidoError, Huellas
from mesa.firmas.lectura.motivos import Motivo
from mesa.firmas.lectura.tiempo import Sello, sello_de, sellos_de_la_firma

_SEPARADAS = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/PBAD.PAdES"})
# It signs the SHA-1 of the file, carried inside; left the standard with SHA-1 (ISO 32000-1, 12.8.3.3.1).
_SOBRE_SHA1 = "/adbe.pkcs7.sha1"
_FORMATOS = _SEPARADAS | {_SOBRE_SHA1}


class NoSeCompruebaError(Exception):
    """A signature that cannot be checked; `motivo` says why. `contenedor`: what could be read of it all the same."""

    def __init__(self, motivo: Motivo, contenedor: Contenedor | None = None) -> None:
        super().__init__(motivo.value)
        self.motivo = motivo
        self.contenedor = contenedor


@dataclass(frozen=True, slots=True)
class Leida:
    """A person's signature. `incrustada` is pyHanko's view of it, for finding later changes; `sellos` date it."""

    campo: Campo
    incrustada: EmbeddedPdfSignature
    contenedor: Contenedor
    cobertura: Cobertura
    matematica: Matematica
    sellos: tuple[Sello, ...] = ()

    @property
    def debil(self) -> bool:
        return self.campo.subfiltro == _SOBRE_SHA1 or self.contenedor.debil()


@dataclass(frozen=True, slots=True)
class SelloDeDocumento:
    """A document time-stamp and the bytes it covers. `sello` is None when it stamps something else."""

    campo: Campo
    cobertura: Cobertura
    contenedor: Contenedor
    sello: Sello | None

    @property
    def ajeno(self) -> bool:
        return self.sello is None


def leer_firma(lector: PdfFileReader, archivo: IO[bytes], campo: Campo, huellas: Huellas) -> Leida:
    """Take a person's signature apart and compute it. Raises NoSeCompruebaError."""
    rango, contenido = _rango_y_contenido(campo)
    if campo.subfiltro not in _FORMATOS:
        raise NoSeCompruebaError(Motivo.FORMATO_NO_ADMITIDO)
    contenedor = _contenedor(contenido)
    try:
        comprobar = _comprobar_sobre_sha1 if campo.subfiltro == _SOBRE_SHA1 else _comprobar_separada
        matematica = comprobar(contenedor, huellas, rango)
        incrustada = EmbeddedPdfSignature(lector, campo.diccionario, campo.nombre)
    except AlgoritmoNoAdmitidoError as error:
        raise NoSeCompruebaError(Motivo.ALGORITMO_NO_ADMITIDO, contenedor) from error
    except Exception as error:
        raise NoSeCompruebaError(Motivo.ILEGIBLE, contenedor) from error
    cobertura = cobertura_de(archivo, rango, contenido)
    return Leida(
        campo=campo,
        incrustada=incrustada,
        contenedor=contenedor,
        cobertura=cobertura,
        matematica=matematica,
        sellos=tuple(sellos_de_la_firma(contenedor)),
    )


def _comprobar_separada(contenedor: Contenedor, huellas: Huellas, rango: Sequence[int]) -> Matematica:
    if contenedor.contenido is not core.VOID and contenedor.contenido.native is not None:
        raise MalFormadaError("a detached signature holds no content")
    return contenedor.comprobar(huellas.de(contenedor.algoritmo, rango), tipo="data")


def _comprobar_sobre_sha1(contenedor: Contenedor, huellas: Huellas, rango: Sequence[int]) -> Matematica:
    de_lo_encapsulado = contenedor.comprobar(huella_encapsulada(contenedor), tipo="data")
    coincide = bytes(contenedor.contenido) == huellas.de("sha1", rango)
    return Matematica(
        huella_coincide=coincide and de_lo_encapsulado.huella_coincide,
        valor_coincide=de_lo_encapsulado.valor_coincide,
    )


def leer_sello(archivo: IO[bytes], campo: Campo, huellas: Huellas) -> SelloDeDocumento:
    """Take a document time-stamp apart and compute it. Raises NoSeCompruebaError."""
    rango, contenido = _rango_y_contenido(campo)
    contenedor = _contenedor(contenido)
    try:
        sello = sello_de(contenedor, lambda algoritmo: huellas.de(algoritmo, rango))
        cobertura = cobertura_de(archivo, rango, contenido)
    except Exception as error:
        raise NoSeCompruebaError(Motivo.ILEGIBLE, contenedor) from error
    return SelloDeDocumento(campo=campo, cobertura=cobertura, contenedor=contenedor, sello=sello)


def _rango_y_contenido(campo: Campo) -> tuple[Sequence[int], bytes]:
    try:
        contenido = extract_contents(campo.firma)
        rango = [int(numero) for numero in campo.firma["/ByteRange"]]
        if len(rango) % 2:
            raise ValueError("a ByteRange is made of pairs")  # noqa: TRY301
    except Exception as error:
        raise NoSeCompruebaError(Motivo.ILEGIBLE) from error
    if not any(contenido):
        raise NoSeCompruebaError(Motivo.VACIA)
    return rango, contenido


def _contenedor(contenido: bytes) -> Contenedor:
    try:
        return contenedor_de(contenido)
    except VariosFirmantesError as error:
        raise NoSeCompruebaError(Motivo.VARIOS_FIRMANTES) from error
    except Exception as error:
        raise NoSeCompruebaError(Motivo.ILEGIBLE) from error
