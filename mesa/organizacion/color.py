"""The institution's accent colour, pure: white text on it must be legible (WCAG 2.2, 1.4.3)."""

import re

CONTRASTE_MINIMO = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def contraste_con_blanco(color: str) -> float:
    """Return the contrast ratio, 1 to 21, between white and a colour written «#rrggbb». Raises ValueError otherwise."""
    if not _HEX.fullmatch(color):
        raise ValueError(f"«{color}» no es un color escrito como #rrggbb")
    rojo, verde, azul = (_lineal(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 1.05 / (0.2126 * rojo + 0.7152 * verde + 0.0722 * azul + 0.05)


def _lineal(canal: float) -> float:
    return canal / 12.92 if canal <= 0.04045 else float(((canal + 0.055) / 1.055) ** 2.4)
