"""A rule and two calendars for tests of legal time: the country's, and that of a sede with a holiday of its own."""

from datetime import date, time

from mesa.registro.plazos import Calendario, CodigoRegla, Regla

FERIADOS = {
    date(2026, 1, 1): "Año Nuevo",
    date(2026, 4, 2): "Jueves Santo",
    date(2026, 4, 3): "Viernes Santo",
    date(2026, 5, 1): "Día del Trabajo",
    date(2026, 6, 29): "San Pedro y San Pablo",
    date(2026, 7, 23): "Día de la Fuerza Aérea del Perú",
    date(2026, 7, 28): "Día de la Independencia",
    date(2026, 7, 29): "Día de la Gran Parada Militar",
    date(2026, 12, 8): "Inmaculada Concepción",
    date(2026, 12, 9): "Batalla de Ayacucho",
    date(2026, 12, 25): "Navidad del Señor",
    date(2027, 1, 1): "Año Nuevo",
    date(2027, 3, 25): "Jueves Santo",
    date(2027, 3, 26): "Viernes Santo",
}
PAIS = Calendario(FERIADOS)
# Iquitos has its own day, the Monday after a national holiday's weekend.
DE_IQUITOS = {date(2026, 6, 30): "Día de la sede, Ley 1", date(2027, 1, 5): "Aniversario de Iquitos, Ley 2"}
IQUITOS = Calendario(FERIADOS | DE_IQUITOS, frozenset(DE_IQUITOS))


def una_regla(codigo: CodigoRegla = "A") -> Regla:
    return Regla(codigo, f"{codigo}-2026.1", frozenset(range(5)), time(7), time(16, 36))
