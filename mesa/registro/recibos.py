"""The constancia and the cargo of an expediente: what they state, how they are made, where they are kept."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from mesa.cuentas.models import Ficha
from mesa.expedientes.archivo import archivo
from mesa.expedientes.congelado import CLAVE
from mesa.expedientes.estados import ClaseDeActo
from mesa.expedientes.models import Acto, Expediente, Recibo
from mesa.organizacion.models import Institucion
from mesa.registro.hoja import componer
from mesa.registro.manifiesto import Archivo, ClaseDeRecibo, Destinatario, Manifiesto, Remitente
from mesa.registro.manifiesto import Institucion as InstitucionDeManifiesto
from mesa.registro.plazos import Ingreso

CLASE_POR_ACTO = {ClaseDeActo.PRESENTAR: ClaseDeRecibo.CONSTANCIA, ClaseDeActo.RECIBIR: ClaseDeRecibo.CARGO}


def manifiesto_de_presentacion(
    expediente: Expediente, *, ficha: Ficha, institucion: Institucion, numero: str, clave: str, canal: str,
    ahora: datetime, ingreso: Ingreso,
) -> Manifiesto:  # fmt: skip
    """Everything the constancia will state, gathered once, in the filing transaction; frozen in the act."""
    if expediente.sede is None or expediente.dependencia is None or expediente.tipo_documento is None:
        raise ValueError("an expediente is filed with sede, dependencia and tipo_documento")
    clase_de_documento, numero_de_documento = ficha.documento_de_remitente
    return Manifiesto(
        clase=ClaseDeRecibo.CONSTANCIA,
        numero=numero,
        clave=clave,
        institucion=InstitucionDeManifiesto(nombre=institucion.nombre, ruc=institucion.ruc),
        presentado_en=ahora,
        fecha_de_ingreso=ingreso.fecha,
        regla=ingreso.regla,
        motivo=ingreso.motivo,
        canal=canal,
        remitente=Remitente(
            nombre=ficha.nombre_de_remitente,
            tipo_documento=clase_de_documento,
            numero_documento=numero_de_documento,
            representante=ficha.nombre_completo if ficha.es_empresa else None,
        ),
        destinatario=Destinatario(
            sede=expediente.sede.nombre,
            dependencia=expediente.dependencia.nombre,
            persona=expediente.destinatario_persona or None,
        ),
        tipo_de_documento=expediente.tipo_documento.nombre,
        numero_documento=expediente.numero_documento or None,
        fecha_documento=expediente.fecha_documento,
        asunto=expediente.asunto,
        referencia=expediente.referencia or None,
        archivos=tuple(
            Archivo(rol=d.rol, nombre=d.nombre, formato=d.formato, bytes=d.bytes, sha256=d.sha256, folios=d.folios)
            for d in expediente.documentos.all()
        ),
        url_verificar=f"{settings.SITE_URL}/verificar/?numero={numero}",
        url_seguimiento=f"{settings.SITE_URL}/seguimiento/?numero={numero}",
        demostracion=settings.DEMO,
    )


def manifiesto_de(acto: Acto) -> Manifiesto:
    """The manifest of the receipt that `acto` deserves: frozen facts of the filing and the act's place in the log."""
    return manifiesto_con(acto, acto if acto.acto == ClaseDeActo.PRESENTAR else _presentacion(acto.expediente))


def manifiesto_con(acto: Acto, presentado: Acto) -> Manifiesto:
    """The same, given the act of presentar. Raises ManifiestoInvalido when somebody wrote something else into it."""
    facts: dict[str, Any] = {**presentado.datos, "acto_indice": acto.indice, "acto_resumen": acto.resumen}
    facts.pop(CLAVE, None)
    facts.pop("comprobantes", None)  # what the filer was told of its vouchers stands in the act alone
    if facts["version"] >= 2:
        facts["url_prueba"] = _url_de_prueba(facts["url_verificar"], indice=acto.indice)
    if acto.acto == ClaseDeActo.RECIBIR:
        facts |= {"clase": ClaseDeRecibo.CARGO, "recibido_en": acto.en.isoformat(), "recibido_por": acto.por_nombre}
    return Manifiesto.de_dict(facts)


def _url_de_prueba(url_verificar: str, *, indice: int) -> str:
    # At the address that the filing froze: a receipt drawn again later must say the same.
    return f"{url_verificar.partition('/verificar/')[0]}/registro-publico/pruebas/{indice}.json"


def _presentacion(expediente: Expediente) -> Acto:
    return Acto.objects.get(expediente=expediente, acto=ClaseDeActo.PRESENTAR, de="BORRADOR")


def emitir_recibo(
    acto: Acto, *, institucion: Institucion, sellar: Callable[[bytes, str], tuple[bytes, bool]], ahora: datetime
) -> Recibo:
    """Lay out, seal and keep the receipt of `acto`.

    `sellar(pdf, reason)` returns the sealed PDF and whether it lacks a time-stamp that was due.

    Safe to repeat: the one already given comes back.
    """
    given = Recibo.objects.filter(acto=acto).first()
    if given:
        return given
    manifiesto = manifiesto_de(acto)
    hoja = componer(manifiesto, acento=institucion.acento, momento=ahora)
    pdf, sin_tiempo = sellar(hoja, f"{manifiesto.clase.capitalize()} {manifiesto.numero}")
    sha256 = archivo().guardar(pdf)
    with transaction.atomic():
        recibo, created = Recibo.objects.get_or_create(
            acto=acto,
            defaults={
                "expediente": acto.expediente,
                "clase": CLASE_POR_ACTO[ClaseDeActo(acto.acto)].value,
                "sha256": sha256,
                "bytes": len(pdf),
                "emitido_en": ahora,
                "sin_tiempo": sin_tiempo,
            },
        )
    if not created:  # another worker was first: its receipt counts, ours leaves no orphan
        archivo().descartar(sha256)
    return recibo


def sin_tiempo_desde(momento: datetime) -> int:
    """How many receipts given since `momento` lack the time-stamp that was due."""
    return Recibo.objects.filter(sin_tiempo=True, emitido_en__gte=momento).count()


def recibo_con_bytes(pdf: bytes) -> Recibo | None:
    """The receipt of this desk whose bytes are exactly `pdf`, if it gave one."""
    return recibo_con_huella(hashlib.sha256(pdf).hexdigest())


def recibo_con_huella(sha256: str) -> Recibo | None:
    """The receipt of this desk with this SHA-256 (lower-case hexadecimal), if it gave one. Filed files are not told."""
    return Recibo.objects.select_related("expediente", "acto").filter(sha256=sha256).first()
