"""What of its vouchers keeps a draft from being filed, in the form of everything else that does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext

from mesa.comprobantes.controles.duplicado import ya_presentado
from mesa.examen.comprobantes import como_hallazgo
from mesa.expedientes.models import Expediente
from mesa.inspeccion.hallazgos import Hallazgo
from mesa.presentacion.requisitos import Falta
from mesa.ventanilla.presentados import Presentados
from mesa.ventanilla.tarjeta import Tarjeta


def faltas_de(tarjetas: Iterable[Tarjeta]) -> Iterator[Falta]:
    """Yield a falta for each certain objection, at the file of its voucher."""
    for tarjeta in tarjetas:
        for uno in tarjeta.errores:
            mensaje, solucion = en_su_idioma(uno)
            yield Falta(uno.codigo, f"documento-{tarjeta.documento.pk}", mensaje, solucion, tarjeta.documento)


def presentados_entretanto(expediente: Expediente, tarjetas: Sequence[Tarjeta]) -> list[Falta]:
    """Return a falta for each voucher that its filer filed in another expediente since it was reviewed."""
    claves = {una.comprobante.clave: una for una in tarjetas if una.se_revisa and una.comprobante.clave}
    registro = Presentados.buscar(filter(None, claves), para=expediente)
    repetidas = [
        replace(una, hallazgos=(como_hallazgo(uno),))
        for clave, una in claves.items()
        if clave
        for uno in ya_presentado(una.comprobante, registro)
    ]
    return list(faltas_de(repetidas))


def en_su_idioma(uno: Hallazgo) -> tuple[str, str]:
    """Return what is wrong and how to mend it, in the reader's language."""
    texto = uno.texto
    return gettext(texto.mensaje_para(uno.datos)) % uno.datos, gettext(texto.solucion) % uno.datos
