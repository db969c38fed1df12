"""A main document is signed. Only the presence of a digital signature is looked at here, not its validity."""

from collections.abc import Iterator

from mesa.inspeccion.hallazgos import Hallazgo, hallazgo
from mesa.inspeccion.hechos import Hechos
from mesa.inspeccion.lectores.pdf import Apertura
from mesa.inspeccion.politica import Politica, Rol


def control(hechos: Hechos, politica: Politica) -> Iterator[Hallazgo]:
    if politica.rol is not Rol.PRINCIPAL or hechos.pdf is None:
        return
    if hechos.pdf.apertura is not Apertura.ABRE or hechos.pdf.con_firma:
        return
    yield hallazgo("firma.falta_digital" if politica.exige_firma_digital else "firma.no_vista")
