"""The filing page as its templates read it: fields, files, what is left to do. Built from facts; it asks nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from mesa.portal.formularios import Tropiezo
from mesa.portal.medidor import Segmento
from mesa.presentacion.ayudas import fotos_de
from mesa.presentacion.comprobantes import SIN_COMPROBANTES, Comprobantes, ancla_de_tarjeta, es_de_un_comprobante
from mesa.presentacion.forms import CAMPOS, BorradorForm
from mesa.presentacion.palabras import Fila, fila
from mesa.presentacion.requisitos import Falta
from mesa.presentacion.valores import valores_de, valores_escritos

PARTES: Mapping[int, tuple[str, ...]] = {
    1: ("tipo_documento", "numero_documento", "fecha_documento", "orden_de_compra"),
    2: ("sede", "dependencia", "destinatario_persona", "asunto", "referencia"),
}


@dataclass(frozen=True, slots=True)
class Marca:
    """The state of a part, by tone and word."""

    tono: str
    texto: str


@dataclass(frozen=True, slots=True)
class Pendiente:
    """A line of «Lo que falta»; `dicho` is the state's word for who listens."""

    tono: str
    dicho: str
    texto: str
    ancla: str


@dataclass(frozen=True, slots=True)
class Tropezado:
    """One thing that keeps the draft from being filed, at its place in the page."""

    campo: str
    frase: str
    breve: str
    parte: int
    por_corregir: bool

    @property
    def ancla(self) -> str:
        return ancla_de(self.campo)


@dataclass(frozen=True, slots=True)
class Pagina:
    """All that the page shows. `intento`: the filer has pressed «Presentar» once, so what is missing shows as error.

    `dicho`: what was taken out of a zip, to be read where it was dropped.
    """

    expediente: Expediente
    valores: Mapping[str, str]
    clase: str
    intento: bool
    ahora: datetime
    limite: int
    tropezados: tuple[Tropezado, ...]
    principal: Fila | None
    anexos: tuple[Fila, ...]
    comprobantes: Comprobantes = SIN_COMPROBANTES
    aviso: str = ""
    anuncio: str = ""
    dicho: str = ""
    fallos: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def tipo(self) -> TipoDocumento | None:
        return self.expediente.tipo_documento

    @property
    def marcas(self) -> dict[str, Marca]:
        return {f"parte_{parte}": self._marca(parte) for parte in (1, 2, 3)}

    @property
    def faltan(self) -> int:
        return len(self.tropezados)

    @property
    def cuantas_faltan(self) -> str:
        if not self.faltan:
            return _("Está completo: ya puedes presentar")
        return ngettext("Te falta 1 cosa", "Te faltan %(n)s cosas", self.faltan) % {"n": self.faltan}

    @property
    def tropiezos(self) -> tuple[Tropiezo, ...]:
        """The error summary: all that keeps it from being filed after a try, only what cannot be read before."""
        mostrados = (t for t in self.tropezados if self.intento or t.por_corregir)
        return tuple(Tropiezo(t.ancla, t.frase) for t in mostrados)

    @property
    def titulo_de_tropiezos(self) -> str:
        if not self.intento:
            return ""
        cosas = len(self.tropiezos)
        return ngettext("Para presentar, corrige una cosa", "Para presentar, corrige %(n)s cosas", cosas) % {"n": cosas}

    @property
    def pendientes(self) -> tuple[Pendiente, ...]:
        hechos = {1: _("Qué presentas"), 2: _("Para quién"), 3: _("Archivos")}
        lineas: list[Pendiente] = []
        for parte, hecho in hechos.items():
            suyos = [t for t in self.tropezados if t.parte == parte]
            lineas += [self._pendiente(t) for t in suyos] or [Pendiente("bien", _("Listo:"), hecho, f"parte-{parte}")]
            if parte == 1:
                lineas += [Pendiente("ojo", _("Conviene:"), c.texto, c.ancla) for c in self.comprobantes.conviene]
        lineas.append(Pendiente("espera", _("Pendiente:"), _("Revisar y presentar"), "parte-4"))
        return tuple(lineas)

    @property
    def principales(self) -> tuple[Fila, ...]:
        """The main document as a list of one or none, shown as the annexes are."""
        return (self.principal,) if self.principal else ()

    @property
    def fotos(self) -> int:
        """How many JPG there are that can become pages of a PDF."""
        return len(fotos_de(self.expediente))

    @property
    def segmentos(self) -> tuple[Segmento, ...]:
        return tuple(Segmento(octetos=d.bytes) for d in self.expediente.documentos.all())

    @property
    def usados(self) -> int:
        return self.expediente.bytes_totales

    @property
    def quedan(self) -> int:
        return max(0, self.limite - self.usados)

    @property
    def por_corregir(self) -> int:
        """How many files cannot be filed as they are."""
        return sum(f.con_error for f in (self.principal, *self.anexos) if f)

    def _pendiente(self, t: Tropezado) -> Pendiente:
        tono = "mal" if self.intento or t.por_corregir else "espera"
        return Pendiente(tono, _("Corregir:") if t.por_corregir else _("Falta:"), t.breve, t.ancla)

    def _marca(self, parte: int) -> Marca:
        suyos = [t for t in self.tropezados if t.parte == parte]
        if not suyos:
            return Marca("bien", _("Completo"))
        malos = sum(1 for t in suyos if t.por_corregir or self.intento)
        if malos:
            return Marca("mal", ngettext("1 por corregir", "%(n)s por corregir", malos) % {"n": malos})
        if parte == 3:
            return Marca("espera", _("Falta el principal"))
        return Marca("espera", ngettext("Falta 1 dato", "Faltan %(n)s datos", len(suyos)) % {"n": len(suyos)})


def construir(
    expediente: Expediente, *, faltas: Sequence[Falta], limite: int, ahora: datetime,
    comprobantes: Comprobantes = SIN_COMPROBANTES, formulario: BorradorForm | None = None, clase: str = "",
    intento: bool = False, aviso: str = "", anuncio: str = "", dicho: str = "",
) -> Pagina:  # fmt: skip
    """Return the page of a draft. `formulario`: what was just sent, whose errors and words stay."""
    tipo = expediente.tipo_documento
    tropezados = _tropezados(faltas, formulario)
    return Pagina(
        expediente=expediente,
        valores=_valores(expediente, comprobantes, formulario),
        clase=clase or (tipo.clase if tipo else ""),
        intento=intento,
        ahora=ahora,
        limite=limite,
        tropezados=tropezados,
        principal=_fila(expediente.principal, comprobantes) if expediente.principal else None,
        anexos=tuple(_fila(anexo, comprobantes) for anexo in expediente.anexos),
        comprobantes=comprobantes,
        aviso=aviso,
        anuncio=anuncio,
        dicho=dicho,
        fallos={
            name: tuple(t.frase for t in tropezados if t.campo == name and (intento or t.por_corregir))
            for name in CAMPOS
        },
    )


def _valores(expediente: Expediente, comprobantes: Comprobantes, formulario: BorradorForm | None) -> Mapping[str, str]:
    if formulario is None:
        return valores_de(expediente)
    escritos = valores_escritos(expediente, formulario.data)
    # Its files were read after its words: what they filled in is not empty any more.
    return {**escritos, **{c: leido for c, leido in comprobantes.leidos.items() if not escritos[c]}}


def _fila(documento: Documento, comprobantes: Comprobantes) -> Fila:
    return fila(documento, tarjeta=comprobantes.tarjeta_de(str(documento.pk)))


def ancla_de(campo: str) -> str:
    """Return the id of what an error's link points at."""
    if campo.startswith("comprobante-"):
        return campo
    if campo.startswith("documento-"):
        return f"archivo-{campo.removeprefix('documento-')}"
    return "medidor" if campo == "anexos" else f"id_{campo}"


def _tropezados(faltas: Sequence[Falta], formulario: BorradorForm | None) -> tuple[Tropezado, ...]:
    errores = formulario.errors if formulario else {}
    ilegibles = [
        Tropezado(c, str(e), str(e), _parte_de(c), por_corregir=True) for c in CAMPOS for e in errores.get(c, [])
    ]
    resto = [_de_una_falta(falta) for falta in faltas if falta.campo not in errores]
    # In the order of the page, so that summary, list and fields tell the same story.
    return tuple(sorted([*ilegibles, *resto], key=lambda t: (t.parte, _orden(t.campo))))


def _de_una_falta(falta: Falta) -> Tropezado:
    mensaje, solucion = str(falta.mensaje).rstrip("."), str(falta.solucion)
    # A file's remedy is in its row; a type's explanation, beside the type.
    larga = falta.documento is not None or falta.codigo == "tipo.solo_fisico"
    campo = f"documento-{falta.documento.pk}" if falta.documento else falta.campo
    if falta.documento and es_de_un_comprobante(falta.codigo):
        campo = ancla_de_tarjeta(falta.documento.pk)
    return Tropezado(
        campo=campo,
        frase=f"{mensaje}." if larga else f"{mensaje}. {solucion}",
        breve=mensaje,
        parte=_parte_de(campo),
        por_corregir=not falta.codigo.endswith(".falta"),
    )


def _parte_de(campo: str) -> int:
    if campo.startswith("comprobante-"):
        return 1
    return next((parte for parte, campos in PARTES.items() if campo in campos), 3)


def _orden(campo: str) -> int:
    return CAMPOS.index(campo) if campo in CAMPOS else len(CAMPOS)
