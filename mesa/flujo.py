"""The desk, in order. Pages, API, commands and the worker call these verbs and nothing below them.

    crear_borrador → adjuntar (→ analizar) → presentar → (constancia, correo) → recibir | rechazar → (cargo, correo)
    → tomar → responder; every night cerrar_dias → sellar_cierre

Inside the transaction: facts. After commit, in the worker: PDF, seal, mail; all of it can be repeated without harm.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mesa import analisis, ayudas, plazos_de_tramite, publicacion, vistas
from mesa.confianza import vigilancia
from mesa.confianza.firmas import comprobar_de_nuevo, por_comprobar, se_puede_remediar
from mesa.cuentas.models import Cuenta
from mesa.duplicados import repeticiones_de
from mesa.expedientes.archivo import archivo, ruta_en_cuarentena
from mesa.expedientes.congelado import congelar
from mesa.expedientes.estados import ClaseDeActo, Estado
from mesa.expedientes.models import Acto, Documento, Expediente
from mesa.expedientes.transicion import ActoNoPermitidoError, transitar
from mesa.exportacion import expediente as exportacion
from mesa.exportacion.expediente import SinPresentarError
from mesa.inspeccion.ayudas.aisladas import AyudaImposibleError
from mesa.inspeccion.controles import duplicado
from mesa.inspecciones import anotar_de_nuevo, exige_firma, inspeccionar, inspeccionar_de_nuevo
from mesa.lib.almacen import ContenidoDistintoError, Recibido
from mesa.lib.fechas import en_lima
from mesa.notificacion import cola
from mesa.notificacion.models import Aviso
from mesa.organizacion.models import Modo, Sede
from mesa.organizacion.queries import institucion_actual
from mesa.presentacion import borrador, reanudacion, requisitos, subida
from mesa.presentacion.ayudas import SUELTO_MAXIMO
from mesa.presentacion.propuestas import Propuesta, SinPropuestaError
from mesa.presentacion.requisitos import Falta
from mesa.publicacion import CierrePublicado
from mesa.registro import cierres, numeracion, recibos
from mesa.registro.calendario import ingreso_de, reloj_de
from mesa.registro.reloj import Reloj
from mesa.sello import certificados, firmar_separado, sellar
from mesa.ventanilla import completar, lectura, recordatorios, reparto
from mesa.ventanilla.constancia import tarjetas_presentadas
from mesa.ventanilla.faltas import faltas_de, presentados_entretanto
from mesa.ventanilla.lote import Lote, Progreso, Suelto, incorporar, inspeccionar_varios
from mesa.ventanilla.ordenes import anotar_orden
from mesa.ventanilla.paquete import PaqueteImposibleError, abierto
from mesa.ventanilla.presentacion import al_presentar
from mesa.ventanilla.principal import nombrar_principal
from mesa.ventanilla.revision import tarjetas_de_borrador
from mesa.ventanilla.sunat import consultar_validez, esta_activa
from mesa.ventanilla.tarjeta import Tarjeta
from mesa.verificacion import dictaminar, reconocer


class NoSePuedePresentarError(Exception):
    """The draft lacks something; `faltas` says what, and how to mend it."""

    def __init__(self, faltas: list[Falta]) -> None:
        super().__init__(", ".join(f.codigo for f in faltas))
        self.faltas = faltas


class InspeccionEnCursoError(Exception):
    """A file of the draft is still being inspected."""


# 1 · The draft -------------------------------------------------------------------------------------------------------


def crear_borrador(*, cuenta: Cuenta, columnas: dict[str, Any], ahora: datetime) -> Expediente:
    """Open a draft for a filer."""
    return borrador.crear(cuenta=cuenta, columnas=columnas, ahora=ahora)


def guardar_borrador(expediente: Expediente, *, columnas: dict[str, Any], ahora: datetime) -> None:
    """Write what the filer typed; inspect the main file again when another type asks more of it.

    Raises YaPresentadoError.
    """
    exigia = exige_firma(expediente)
    borrador.guardar(expediente, columnas=columnas, ahora=ahora)
    principal = expediente.documentos.filter(rol=Documento.Rol.PRINCIPAL).first()
    if principal and exigia != exige_firma(expediente):
        hechos = analisis.con_hallazgos(inspeccionar_de_nuevo(principal), analisis.ajenos_a_los_bytes(principal))
        subida.anotar_hechos(principal, hechos, ahora=ahora)


descartar_borrador = borrador.descartar


def adjuntar(
    expediente: Expediente, *, rol: str, nombre: str, trozos: Iterable[bytes], declarados: int | None, ahora: datetime,
    mismo_nombre: bool = True, reemplaza: UUID | None = None, retira: frozenset[UUID] = frozenset(),
    comprobar: Callable[[subida.Hechos], None] | None = None, retomar: Path | None = None,
    inspeccionado: subida.Hechos | None = None,
) -> Documento:  # fmt: skip
    """Receive a file into the draft, inspect it (unless it was `inspeccionado`) and analyse it for malware.

    What the scanner could not judge is left to the worker; it can be filed meanwhile. `retira`: documents that go when
    it is in; `comprobar` is shown what was found and may raise, and then the draft is as it was. Raises
    ExcedeLimiteError, YaPresentadoError.
    """

    def inspeccionar_recibido(ruta: Path, seguro: str, recibido: Recibido, quedan: list[Documento]) -> subida.Hechos:
        hechos = inspeccionado or inspeccionar(expediente, rol, ruta, seguro, recibido.sha256)
        repetido = duplicado.control(repeticiones_de(expediente, sha256=recibido.sha256, quedan=quedan))
        hechos = analisis.con_hallazgos(hechos, [analisis.guardado(uno) for uno in repetido])
        hechos = analisis.analizar_subida(ruta, hechos, ahora=ahora)
        if comprobar:
            comprobar(hechos)
        return hechos

    def al_incorporar(documento: Documento) -> None:
        lectura.anotar(documento)
        if documento.por_analizar:
            analizar.enqueue(str(documento.pk))
        if vistas.se_pinta(documento):
            pintar_vistas.enqueue(str(documento.pk))
        if se_puede_remediar(documento.firmas):
            comprobar_firmas.enqueue(str(documento.pk))

    return subida.adjuntar(
        expediente,
        rol=rol,
        nombre=nombre,
        trozos=trozos,
        declarados=declarados,
        limite=institucion_actual().expediente_bytes,
        inspeccionar=inspeccionar_recibido,
        al_incorporar=al_incorporar,
        ahora=ahora,
        mismo_nombre=mismo_nombre,
        reemplaza=reemplaza,
        retira=retira,
        retomar=retomar,
    )


def adjuntar_varios(
    expediente: Expediente, *, archivos: Sequence[Suelto], ahora: datetime, progreso: Progreso | None = None
) -> Lote:
    """Receive many files as annexes, inspected side by side; `progreso` is told how many are done, of how many.

    Raises YaPresentadoError.
    """
    limite = institucion_actual().expediente_bytes
    hechos = inspeccionar_varios(expediente, archivos, limite=limite, progreso=progreso)
    uno = partial(adjuntar, expediente, rol=Documento.Rol.ANEXO.value, mismo_nombre=False)
    return incorporar(archivos, hechos, adjuntar=uno, ahora=ahora)


def abrir_paquete(
    expediente: Expediente, *, trozos: Iterable[bytes], ahora: datetime, progreso: Progreso | None = None
) -> Lote:
    """Take the XML out of a zip that was dropped on the page; the zip itself is no received format and is not kept.

    Raises PaqueteImposibleError, YaPresentadoError.
    """
    with abierto(expediente, trozos) as paquete:
        lote = adjuntar_varios(expediente, archivos=paquete.sueltos, ahora=ahora, progreso=progreso)
    return replace(lote, sobrantes=paquete.sobrantes)


# Behind receipts and notices: a scanner that hangs must not hold them up.
@task(priority=-10)
def analizar(documento_id: str) -> None:
    """Analyse for malware a document that could not be when it arrived. The worker runs it, again and again until then.

    Raises analisis.NoAnalizadoError.
    """
    analisis.reintentar(UUID(documento_id), ahora=timezone.now())


def vigilar_analisis(*, ahora: datetime) -> int:
    """Raise the alarm when files wait for their analysis for more than five minutes; return how many."""
    return analisis.vigilar(encolar=lambda pk: analizar.enqueue(str(pk)), ahora=ahora)


def vigilar_confianza(*, ahora: datetime) -> None:
    """Tell, once a day, what is wrong with the trust list, and have the hour's renewal done."""
    vigilancia.vigilar(encolar=actualizar_confianza.enqueue, ahora=ahora)


def advertencias_de_confianza(*, ahora: datetime) -> list[str]:
    """Return what the desk should know of the trust list: without one no signature can be judged."""
    return [vigilancia.en_palabras(una) for una in vigilancia.advertencias(ahora=ahora)]


# Behind receipts and notices: servers of others may take their time.
@task(priority=-10)
def actualizar_confianza() -> None:
    """Bring the trust list and what was fetched with it up to date, then look at the signatures that wait for it.

    The worker runs it; safe to repeat.
    """
    vigilancia.actualizar(ahora=timezone.now())
    for documento_id in por_comprobar(ahora=timezone.now()):
        comprobar_firmas.enqueue(str(documento_id))


@task(priority=-10)
def comprobar_firmas(documento_id: str) -> None:
    """Fetch what the signatures of a document lack and judge them again; what its filer was shown stays.

    The worker runs it; safe to repeat.
    """
    comprobar_de_nuevo(UUID(documento_id), reinspeccionar=anotar_de_nuevo, ahora=timezone.now())


# Behind everything: a long file is drawn a few pages at a time, and what came meanwhile goes first.
@task(priority=-20)
def pintar_vistas(documento_id: str) -> None:
    """Draw the next pages of a file and, while there are more, come back for them. Safe to repeat."""
    if vistas.pintar_lote(UUID(documento_id)):
        pintar_vistas.enqueue(documento_id)


def pedir_vistas(documento: Documento) -> None:
    """Have the pages of a file drawn again, when their images were deleted."""
    vistas.pedir(documento, encolar=pintar_vistas.enqueue)


purgar_subidas = reanudacion.purgar


quitar = subida.quitar


# Each of the four proposes a file and changes nothing; `aceptar_propuesta` puts it into the draft.


unir_fotos = ayudas.unir_fotos
reducir = ayudas.reducir
girar_pagina = ayudas.girar_pagina
volver_a_lo_firmado = ayudas.volver_a_lo_firmado


def reducir_suelto(expediente: Expediente, *, ruta: Path, nombre: str, rol: str) -> Propuesta:
    """Propose a lighter copy of a PDF that did not fit in the draft. Raises AyudaImposibleError."""
    hechos = inspeccionar(expediente, rol, ruta, nombre, None, bytes_maximo=SUELTO_MAXIMO)
    return ayudas.reducir_suelto(expediente, ruta=ruta, hechos=hechos, nombre=nombre, rol=rol)


def aceptar_propuesta(expediente: Expediente, cual: UUID, *, ahora: datetime) -> Documento:
    """Put a proposed file into the draft, inspected like any other, in the place of what it was made of.

    Raises SinPropuestaError, AyudaImposibleError, ExcedeLimiteError, YaPresentadoError; then the draft is as it was.
    """
    return ayudas.aceptar(expediente, cual, adjuntar=partial(adjuntar, ahora=ahora))


def que_falta(expediente: Expediente, *, ahora: datetime, tarjetas: Sequence[Tarjeta] | None = None) -> list[Falta]:
    """What keeps a draft from being filed; empty when nothing does. `tarjetas`: its vouchers, when they are at hand."""
    faltas = requisitos.que_falta(expediente, hoy=en_lima(ahora).date(), limite=institucion_actual().expediente_bytes)
    tarjetas = revisar_comprobantes(expediente, ahora=ahora) if tarjetas is None else tarjetas
    return [*faltas, *faltas_de(tarjetas)]


def revisar_comprobantes(expediente: Expediente, *, ahora: datetime) -> tuple[Tarjeta, ...]:
    """Return the vouchers of a draft, each with what comes along and what accounts payable would object to.

    Of what was filed, as its filer was told it then.
    """
    if not expediente.es_borrador:
        return tarjetas_presentadas(expediente)
    return tarjetas_de_borrador(expediente, hoy=en_lima(ahora).date())


escribir_orden = anotar_orden


def completar_borrador(expediente: Expediente, *, ahora: datetime) -> frozenset[str]:
    """Fill in from its vouchers what of a draft is empty or was filled in before; return the fields that changed.

    Without a main document, the printed form of a voucher becomes it (`principal`). Raises YaPresentadoError.
    """
    tarjetas = revisar_comprobantes(expediente, ahora=ahora)
    columnas = completar.columnas(expediente, tarjetas)
    if columnas:
        guardar_borrador(expediente, columnas=columnas, ahora=ahora)
    principal = completar.principal_propuesto(expediente, tarjetas)
    if principal:
        nombrar_principal(principal, ahora=ahora)
    return frozenset(columnas) - {"completado"} | ({"principal"} if principal else set())


def repartir(expediente: Expediente, *, ahora: datetime) -> list[Expediente]:
    """Give each voucher of a draft a draft of its own, with all that comes with it, filled in; return them in order.

    The first stays where it was, with what is common to all. Their main documents are named by the worker. Raises
    YaPresentadoError, DemasiadosBorradoresError; then nothing has moved.
    """

    def al_repartir(uno: Expediente) -> None:
        columnas = completar.columnas(uno, revisar_comprobantes(uno, ahora=ahora))
        borrador.guardar(uno, columnas=columnas, ahora=ahora)
        completar_repartido.enqueue(str(uno.pk))

    return reparto.repartir(expediente, al_repartir=al_repartir, ahora=ahora)


@task(priority=-10)
def completar_repartido(expediente_id: str) -> None:
    """Name the main document of a draft that came from a split. The worker runs it; safe to repeat."""
    expediente = Expediente.objects.filter(pk=expediente_id, estado=Estado.BORRADOR).first()
    if expediente:
        completar_borrador(expediente, ahora=timezone.now())


def reloj_legal(sede: Sede | None, *, ahora: datetime) -> Reloj:
    """The clock that a filer sees before sending: is the desk of `sede` open, and which day would count."""
    return reloj_de(sede, ahora)


# 2 and 3 · Filing ----------------------------------------------------------------------------------------------------


def presentar(expediente: Expediente, *, por: Cuenta, canal: str, ahora: datetime) -> Expediente:
    """Number a draft and set the desk in motion. Safe to repeat: a numbered expediente comes back as it is.

    `ahora` is when the request to file reached the server; it dates the filing. On return the bytes and the rows are
    durable. Raises NoSePuedePresentarError, InspeccionEnCursoError, ContenidoDistintoError.
    """
    if expediente.numero:
        return expediente
    tarjetas = _exigir_completo(expediente, ahora=ahora)
    try:
        conservados = _conservar_archivos(expediente)
    except FileNotFoundError as lost:
        filed = Expediente.objects.get(pk=expediente.pk)
        if filed.numero:  # the other of two clicks filed it and cleared the quarantine
            return filed
        raise ContenidoDistintoError(str(expediente.pk)) from lost
    with transaction.atomic():
        try:
            expediente = borrador.bloquear(expediente)
        except borrador.YaPresentadoError:  # the other of two clicks got here first
            return Expediente.objects.get(pk=expediente.pk)
        if conservados != {(d.id, d.sha256) for d in expediente.documentos.all()}:
            raise ContenidoDistintoError(str(expediente.pk))
        acto = _numerar(expediente, tarjetas, por=por, canal=canal, ahora=ahora)
        cola.encolar(Aviso.Clase.PRESENTACION, acto=acto, para=por.correo, idioma=por.idioma, ahora=ahora)
        cumplir_acto.enqueue(acto.indice)
        for tarjeta in tarjetas:
            if tarjeta.fila.por_consultar:
                consultar_sunat.enqueue(str(tarjeta.documento.pk))
    borrador.borrar_cuarentena(expediente)
    return expediente


def _exigir_completo(expediente: Expediente, *, ahora: datetime) -> tuple[Tarjeta, ...]:
    if not all(d.esta_inspeccionado for d in expediente.documentos.all()):
        raise InspeccionEnCursoError(str(expediente.pk))
    tarjetas = revisar_comprobantes(expediente, ahora=ahora)
    faltas = que_falta(expediente, ahora=ahora, tarjetas=tarjetas)
    if faltas:
        raise NoSePuedePresentarError(faltas)
    return tarjetas


def _conservar_archivos(expediente: Expediente) -> set[tuple[Any, str]]:
    # Before the transaction: content in the archive that no row speaks of does no harm, a row without content would.
    documentos = list(expediente.documentos.all())
    for documento in documentos:
        archivo().conservar(ruta_en_cuarentena(documento), sha256=documento.sha256)
    return {(d.id, d.sha256) for d in documentos}


def _numerar(expediente: Expediente, tarjetas: Sequence[Tarjeta], *, por: Cuenta, canal: str, ahora: datetime) -> Acto:
    ingreso = ingreso_de(expediente.sede, ahora)
    numero, clave = numeracion.siguiente_numero(ahora=ahora), numeracion.nueva_clave()
    # From here on filings wait for one another: of two drafts with one voucher the second sees the first.
    if repetidos := presentados_entretanto(expediente, tarjetas):
        raise NoSePuedePresentarError(repetidos)
    manifiesto = recibos.manifiesto_de_presentacion(
        expediente,
        ficha=por.ficha,
        institucion=institucion_actual(),
        numero=numero,
        clave=clave,
        canal=canal,
        ahora=ahora,
        ingreso=ingreso,
    )
    remitente = manifiesto.remitente
    return transitar(
        expediente,
        ClaseDeActo.PRESENTAR,
        por=por,
        por_nombre=remitente.nombre,
        ahora=ahora,
        datos=manifiesto.a_dict() | congelar(expediente) | al_presentar(tarjetas, ahora=ahora, consultar=esta_activa()),
        cambios={
            "numero": numero,
            "clave": clave,
            "canal": canal,
            "presentado_en": ahora,
            "fecha_de_ingreso": ingreso.fecha,
            "regla": ingreso.regla,
            "motivo_de_ingreso": ingreso.motivo,
            "remitente_nombre": remitente.nombre,
            "remitente_documento": f"{remitente.tipo_documento} {remitente.numero_documento}",
        },
    )


dias_hasta_el_ingreso = plazos_de_tramite.dias_hasta_el_ingreso
plazo_para_observar = plazos_de_tramite.plazo_para_observar
plazo_si_presenta = plazos_de_tramite.plazo_si_presenta
norma_de_admision = plazos_de_tramite.norma_de_admision


# 4 · The desk --------------------------------------------------------------------------------------------------------


def recibir(expediente: Expediente, *, por: Cuenta, ahora: datetime) -> None:
    """Receive a filing and forward it the same instant to the dependencia it is addressed to.

    The cargo is made and mailed after commit. Raises ActoNoPermitidoError.
    """
    with transaction.atomic():
        acto = transitar(expediente, ClaseDeActo.RECIBIR, por=por, por_nombre=str(por), ahora=ahora)
        transitar(
            expediente,
            ClaseDeActo.DERIVAR,
            por=por,
            por_nombre=str(por),
            ahora=ahora,
            nota=str(expediente.dependencia),
            datos={"dependencia": expediente.dependencia_id},
            cambios={"dependencia_actual": expediente.dependencia},
        )
        _avisar(Aviso.Clase.RECEPCION, acto=acto, ahora=ahora)


def rechazar(expediente: Expediente, *, por: Cuenta, motivo: str, ahora: datetime) -> None:
    """Reject a filing that does not conform, telling the filer why.

    Only types in corporate mode are rejected; the others are observed (TUO LPAG art. 125). Raises ActoNoPermitidoError.
    """
    tipo = expediente.tipo_documento
    if tipo is None or tipo.modo != Modo.CORPORATIVO:
        raise ActoNoPermitidoError(expediente, ClaseDeActo.RECHAZAR)
    with transaction.atomic():
        acto = transitar(expediente, ClaseDeActo.RECHAZAR, por=por, por_nombre=str(por), ahora=ahora, nota=motivo)
        _avisar(Aviso.Clase.RECHAZO, acto=acto, ahora=ahora)


# 5 · The dependencia -------------------------------------------------------------------------------------------------


def tomar(expediente: Expediente, *, por: Cuenta, ahora: datetime) -> None:
    """Take a forwarded expediente in hand. Raises ActoNoPermitidoError."""
    with transaction.atomic():
        transitar(expediente, ClaseDeActo.TOMAR, por=por, por_nombre=str(por), ahora=ahora)


def responder(expediente: Expediente, *, por: Cuenta, nota: str, ahora: datetime) -> None:
    """Mark an expediente as answered, with a note for the filer; takes it in hand first if nobody did.

    Raises ActoNoPermitidoError.
    """
    with transaction.atomic():
        if expediente.estado == "DERIVADO":
            transitar(expediente, ClaseDeActo.TOMAR, por=por, por_nombre=str(por), ahora=ahora)
        acto = transitar(expediente, ClaseDeActo.RESPONDER, por=por, por_nombre=str(por), ahora=ahora, nota=nota)
        _avisar(Aviso.Clase.ATENCION, acto=acto, ahora=ahora)


# 6 · What follows from an act, after commit --------------------------------------------------------------------------


@task()
def cumplir_acto(indice: int) -> None:
    """Give the receipt that an act deserves and send its notices. The worker runs it; safe to repeat.

    Raises SinSelloDeTiempo while the receipt waits for its time-stamp, LlaveNoDisponible while the seal's key is away;
    the queue comes back.
    """
    ahora = timezone.now()
    acto = Acto.objects.select_related("expediente").get(indice=indice)
    if acto.acto in recibos.CLASE_POR_ACTO:
        recibos.emitir_recibo(
            acto,
            institucion=institucion_actual(),
            sellar=lambda pdf, motivo: sellar(pdf, motivo, momento=ahora, desde=acto.en),
            ahora=ahora,
        )
    cola.enviar_pendientes(acto, ahora=ahora)


# Behind everything else: what SUNAT says is for who looks at the voucher later.
@task(priority=-30)
def consultar_sunat(documento_id: str) -> None:
    """Ask SUNAT about a filed voucher and keep its answer. The worker runs it; safe to repeat.

    Raises SunatSinResponderError while asking again may help; the queue comes back.
    """
    consultar_validez(UUID(documento_id), ahora=timezone.now())


def recordar_conformidad(*, ahora: datetime) -> int:
    """Write the reminders of terms that are about to run out to who must answer, once each; return how many letters."""
    cartas = recordatorios.escribir(ahora=ahora)
    for pk in cartas:
        enviar_recordatorio.enqueue(pk)
    return len(cartas)


@task()
def enviar_recordatorio(recordatorio_id: int) -> None:
    """Send a reminder. The worker runs it; safe to repeat. Raises OSError, SMTPException; the queue comes back."""
    cola.enviar_recordatorio(recordatorio_id, ahora=timezone.now())


def _avisar(clase: Aviso.Clase, *, acto: Acto, ahora: datetime) -> None:
    filer = acto.expediente.cuenta
    cola.encolar(clase, acto=acto, para=filer.correo, idioma=filer.idioma, ahora=ahora)
    cumplir_acto.enqueue(acto.indice)


# 7 · Proof -----------------------------------------------------------------------------------------------------------


# Whether this desk gave a PDF as a receipt, by its bytes or by their SHA-256, and whether it is intact.
verificar = dictaminar
verificar_huella = reconocer


def cerrar_dias(*, ahora: datetime) -> list[date]:
    """Close every day of the log that is over and was not closed; return them. Safe to repeat, and with two workers.

    The seal follows after commit.
    """
    cerrados = []
    while cierre := cierres.cerrar_siguiente(institucion=institucion_actual(), ahora=ahora, demostracion=settings.DEMO):
        cerrados.append(cierre.dia)
    for dia in publicacion.sin_sello_ni_tarea():
        sellar_cierre.enqueue(dia.isoformat())
    return cerrados


# Behind receipts and notices: the day that it closes is over.
@task(priority=-10)
def sellar_cierre(dia: str) -> None:
    """Seal and time-stamp the closing of a day. The worker runs it; safe to repeat.

    Raises SinSelloDeTiempo, LlaveNoDisponible; the queue comes back.
    """
    cerrado = date.fromisoformat(dia)
    firmar = partial(firmar_separado, que=f"cierre {dia}", momento=timezone.now(), desde=cierres.fin_de(cerrado))
    cierres.sellar_cierre(cerrado, firmar=firmar)


# What the public register shows of the closings, and the proof of each act once its day is closed.
cierres_publicados = publicacion.pagina
cierre_publicado = publicacion.buscar
registro_cerrado_hasta = cierres.cerrado_hasta
prueba_de = cierres.prueba_de


def certificados_del_sello() -> str:
    """Return the certificates with which this desk seals and sealed, in PEM, the present one first."""
    return "".join(dict.fromkeys(uno.public_bytes(Encoding.PEM).decode() for uno in certificados()))


# The whole expediente as a ZIP that can be checked without us, as far as its reader may see it.
exportar = exportacion.exportar


__all__ = [
    "ActoNoPermitidoError",
    "AyudaImposibleError",
    "CierrePublicado",
    "InspeccionEnCursoError",
    "NoSePuedePresentarError",
    "PaqueteImposibleError",
    "SinPresentarError",
    "SinPropuestaError",
    "nombrar_principal",
]
