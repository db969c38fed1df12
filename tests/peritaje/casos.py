"""A filing whose day was closed, as what a stranger may hold of it: receipts, files, proof, certificate."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from mesa import flujo
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Acto, Expediente
from mesa.sello import sello
from tests.fabricas import un_expediente

AL_DIA_SIGUIENTE = datetime(2026, 6, 27, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Caso:
    """Paths in one folder."""

    numero: str
    constancia: Path
    cargo: Path
    carta: Path
    anexo: Path
    prueba: Path
    prueba_del_cargo: Path
    certificado: Path


def un_caso(carpeta: Path) -> Caso:
    """File, receive, seal, close the day, and lay everything out in `carpeta`."""
    expediente = un_expediente(recibido=True, recibos=True, anexos=1)
    un_expediente()
    for dia in flujo.cerrar_dias(ahora=AL_DIA_SIGUIENTE):
        flujo.sellar_cierre.func(dia.isoformat())
    presentar, recibir, *_ = Acto.objects.filter(expediente=expediente).order_by("indice")
    carta, anexo = expediente.documentos.all()
    return Caso(
        numero=str(expediente.numero),
        constancia=_escrito(carpeta / "constancia.pdf", _recibo(expediente, "constancia")),
        cargo=_escrito(carpeta / "cargo.pdf", _recibo(expediente, "cargo")),
        carta=_escrito(carpeta / "mi carta.pdf", _bytes(carta.sha256)),
        anexo=_escrito(carpeta / "mi anexo.pdf", _bytes(anexo.sha256)),
        prueba=_escrito(carpeta / "prueba.json", _prueba(presentar)),
        prueba_del_cargo=_escrito(carpeta / "prueba-del-cargo.json", _prueba(recibir)),
        certificado=_escrito(carpeta / "certificado.pem", sello().certificado.public_bytes(Encoding.PEM)),
    )


def _prueba(acto: Acto) -> bytes:
    prueba = flujo.prueba_de(acto.indice)
    assert prueba is not None
    return json.dumps(prueba.a_dict()).encode()


def _recibo(expediente: Expediente, clase: str) -> bytes:
    return _bytes(expediente.recibos.get(clase=clase).sha256)


def _bytes(sha256: str) -> bytes:
    with archivo().abrir(sha256) as guardado:
        return guardado.read()


def _escrito(ruta: Path, contenido: bytes) -> Path:
    ruta.write_bytes(contenido)
    return ruta
