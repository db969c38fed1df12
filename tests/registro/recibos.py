"""Manifests to compose receipts from; all persons, companies and numbers are invented."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from mesa.registro.manifiesto import Archivo, ClaseDeRecibo, Destinatario, Institucion, Manifiesto, Remitente

MOMENTO = datetime(2026, 7, 1, 20, 7, 45, tzinfo=UTC)


def un_archivo(**cambios: Any) -> Archivo:
    campos: dict[str, Any] = {
        "rol": "principal",
        "nombre": "Carta-0147.pdf",
        "formato": "pdf",
        "bytes": 1_887_436,
        "sha256": sha256(b"carta").hexdigest(),
        "folios": 6,
    }
    return Archivo(**campos | cambios)


def varios_archivos(cuantos: int) -> tuple[Archivo, ...]:
    anexos = (
        un_archivo(rol="anexo", nombre=f"Anexo-{numero}.pdf", sha256=sha256(bytes([numero])).hexdigest())
        for numero in range(1, cuantos)
    )
    return (un_archivo(), *anexos)


def un_manifiesto(**cambios: Any) -> Manifiesto:
    campos: dict[str, Any] = {
        "clase": ClaseDeRecibo.CONSTANCIA,
        "numero": "2026-0028914",
        "clave": "K7QM4TRX9WDF",
        "institucion": Institucion("Energías del Ñandú S.A.", "20990000013"),
        "presentado_en": datetime(2026, 6, 26, 21, 52, 8, tzinfo=UTC),
        "fecha_de_ingreso": date(2026, 6, 30),
        "regla": "A-2026.1",
        "motivo": "Llegó después de las 16:36 y el lunes 29 de junio es feriado.",
        "canal": "Plataforma web",
        "remitente": Remitente("Quebrada Honda S.A.C.", "RUC", "20990012742", "Lucía Ramos Ibarra, DNI 99004127"),
        "destinatario": Destinatario("Oleoducto", "Jefatura Mantenimiento", None),
        "tipo_de_documento": "Carta",
        "numero_documento": "0147-2026-SIQH/GG",
        "fecha_documento": date(2026, 6, 25),
        "asunto": "Solicita ampliación de plazo N.° 02",
        "referencia": None,
        "archivos": (un_archivo(), un_archivo(rol="anexo", nombre="Cronograma.xlsx", formato="xlsx", folios=None)),
        "url_verificar": "https://mesa.example/verificar/?numero=2026-0028914",
        "url_seguimiento": "https://mesa.example/seguimiento/2026-0028914/",
    }
    return Manifiesto(**campos | cambios)


def un_cargo(**cambios: Any) -> Manifiesto:
    recepcion: dict[str, Any] = {
        "clase": ClaseDeRecibo.CARGO,
        "recibido_en": datetime(2026, 7, 1, 20, 7, 44, tzinfo=UTC),
        "recibido_por": "Trámite Documentario",
        "acto_indice": 4,
        "acto_resumen": "46d2a120b620f34f" * 4,
        "url_prueba": "https://mesa.example/registro-publico/pruebas/4.json",
    }
    return un_manifiesto(**recepcion | cambios)
