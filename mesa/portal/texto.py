"""Values as a person reads them, pure: weights and durations."""

KB = 1024
MB = 1024 * KB
GB = 1024 * MB
DURO = "\N{NO-BREAK SPACE}"


def tamano(octetos: int) -> str:
    """Return a weight as a file manager shows it (1 MB = 1,048,576 bytes): «812 bytes», «148 KB», «1.8 MB»."""
    if octetos < KB:
        return f"{octetos}{DURO}bytes"
    if octetos < MB:
        return f"{octetos / KB:.0f}{DURO}KB"
    unidad, nombre = (MB, "MB") if octetos < GB else (GB, "GB")
    return f"{octetos / unidad:.1f}".removesuffix(".0") + f"{DURO}{nombre}"


def duracion(minutos: int) -> str:
    """Return a duration in whole minutes: «6 h 12 min», «45 min», «2 h»."""
    horas, resto = divmod(minutos, 60)
    partes = [f"{horas}{DURO}h"] if horas else []
    if resto or not horas:
        partes.append(f"{resto}{DURO}min")
    return DURO.join(partes)
