"""Review the vouchers of an expediente: put its files together, ask the record, and let the pure checks speak."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mesa.comprobantes.agrupar import Agrupacion, Grupo, Pieza, agrupar, con_suspension
from mesa.comprobantes.caso import Caso, rotulo
from mesa.comprobantes.comprobante import Clave
from mesa.comprobantes.controles.notas import clave_referida
from mesa.comprobantes.nombres import leer_nombre
from mesa.comprobantes.reparos import Reparo, reparo
from mesa.comprobantes.revisar import revisar
from mesa.cuentas.models import Ficha
from mesa.examen.comprobantes import como_hallazgo
from mesa.expedientes.models import Comprobante, Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from mesa.organizacion.queries import institucion_actual
from mesa.ventanilla.lectura import leido_de
from mesa.ventanilla.politica import politica_de, tipo_para
from mesa.ventanilla.presentados import Presentados
from mesa.ventanilla.tarjeta import Tarjeta


def agrupar_documentos(documentos: Iterable[Documento]) -> Agrupacion[Documento]:
    """Return the files of an expediente put together; each piece's `id` is the document itself."""
    return agrupar(
        Pieza(
            id=d, nombre=d.nombre, formato=d.formato, leido=leido_de(d), es_principal=d.rol == Documento.Rol.PRINCIPAL
        )
        for d in documentos
    )


def tarjetas_de_borrador(expediente: Expediente, *, hoy: date) -> tuple[Tarjeta, ...]:
    """Return the vouchers of a draft with what is to be said of each. `hoy` is the day in Lima.

    Of a draft without an XML the database is asked nothing.
    """
    documentos = list(expediente.documentos.all())
    if not any(documento.leido for documento in documentos):
        return ()
    agrupacion = agrupar_documentos(documentos)
    if not agrupacion.grupos:
        return ()
    return tuple(_Revision(expediente, agrupacion, hoy=hoy).tarjetas())


def _documento_de(expediente: Expediente) -> str:
    """Return the RUC of the account that files, or a person's DNI; "" for foreigners, who have neither."""
    ficha = Ficha.objects.filter(cuenta=expediente.cuenta_id).first()
    clase, numero = ficha.documento_de_remitente if ficha else ("", "")
    return numero if clase in {"RUC", "DNI"} else ""


class _Revision:
    """One review: what it knows of the whole filing, and how each voucher is judged in it."""

    def __init__(self, expediente: Expediente, agrupacion: Agrupacion[Documento], *, hoy: date) -> None:
        self.expediente, self.agrupacion, self.hoy = expediente, agrupacion, hoy
        self.cuenta = _documento_de(expediente)
        self.filas = {fila.documento_id: fila for fila in Comprobante.objects.filter(expediente=expediente)}
        self.registro = Presentados.buscar(_claves(agrupacion.grupos), para=expediente)
        self.institucion = institucion_actual().ruc
        self.vistas: set[Clave] = set()

    def tarjetas(self) -> Iterator[Tarjeta]:
        for grupo in self.agrupacion.grupos:
            documento, leido = grupo.comprobante.id, grupo.comprobante.leido
            fila = self.filas.get(documento.pk)
            if leido is None or leido.comprobante is None or fila is None:
                continue
            elegido = self.expediente.tipo_documento
            tipo = elegido or tipo_para(leido.comprobante.tipo)
            se_revisa = tipo is not None and bool(tipo.comprobantes)
            orden = fila.orden_de_compra or self.expediente.orden_de_compra
            yield Tarjeta(
                documento=documento,
                fila=fila,
                leido=leido,
                comprobante=leido.comprobante,
                orden=orden or leido.comprobante.orden_de_compra,
                pide_orden=se_revisa and politica_de(tipo).pide_orden,
                se_revisa=se_revisa,
                cdr=grupo.cdr.id if grupo.cdr else None,
                pdf=grupo.pdf.id if grupo.pdf else None,
                entregables=tuple(pieza.id for pieza in grupo.entregables),
                hallazgos=tuple(map(como_hallazgo, self._reparos(grupo, tipo, orden))) if se_revisa else (),
            )

    def _reparos(self, grupo: Grupo[Documento], tipo: TipoDocumento | None, orden: str) -> Iterator[Reparo]:
        caso = self._caso(grupo, tipo, orden)
        if caso.comprobante and tipo and caso.comprobante.tipo not in tipo.comprobantes:
            yield reparo("comprobante.tipo_distinto", comprobante=rotulo(caso.comprobante), elegido=tipo.nombre)
        yield from revisar(caso)

    def _caso(self, grupo: Grupo[Documento], tipo: TipoDocumento | None, orden: str) -> Caso:
        leido = grupo.comprobante.leido
        if leido is None:
            raise ValueError("a group is made around a voucher")
        return Caso(
            leido=leido,
            institucion=self.institucion,
            hoy=self.hoy,
            registro=self.registro,
            politica=politica_de(tipo),
            nombre=leer_nombre(grupo.comprobante.nombre),
            cdr=grupo.cdr.leido if grupo.cdr else None,
            con_pdf=grupo.pdf is not None,
            con_suspension=con_suspension((*grupo.piezas, *self.agrupacion.comunes)),
            repetido=self._se_repite(leido.comprobante.clave if leido.comprobante else None),
            cuenta=self.cuenta,
            orden=orden,
        )

    def _se_repite(self, clave: Clave | None) -> bool:
        if clave is None or clave not in self.vistas:
            self.vistas |= {clave} if clave else set()
            return False
        return True


def _claves(grupos: Sequence[Grupo[Documento]]) -> Iterator[Clave]:
    """Yield the keys that the checks will ask of the record: each voucher's, and those that notes change."""
    for grupo in grupos:
        comprobante = grupo.comprobante.comprobante
        if comprobante is None:
            continue
        if comprobante.clave:
            yield comprobante.clave
        referidas = (clave_referida(comprobante, una) for una in comprobante.modifica)
        yield from (clave for clave in referidas if clave)
