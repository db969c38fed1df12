"""How much an audit looked at. A finding says what is wrong; this says what it would have seen."""

from dataclasses import dataclass


@dataclass(slots=True)
class Alcance:
    """Counts, filled in while the audit goes on."""

    actos: int = 0
    expedientes: int = 0
    documentos: int = 0
    recibos: int = 0
    cierres: int = 0
    series: int = 0
    archivos: int = 0
    bytes: int = 0
    guardados: int = 0

    def __str__(self) -> str:
        partes = [
            f"{self.actos:,} actos",
            f"{self.expedientes:,} expedientes",
            f"{self.documentos:,} documentos",
            f"{self.recibos:,} recibos",
            f"{self.cierres:,} cierres",
            f"{self.series:,} series de números",
            f"{self.archivos:,} archivos ({self.bytes:,} bytes)",
        ]
        if self.guardados:
            partes.append(f"{self.guardados:,} recibos y pruebas de fuera")
        return f"Se revisó: {', '.join(partes)}."
