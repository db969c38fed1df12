"""The two shades a page makes of the institution's accent, pure: mixed here because old browsers cannot."""


def mezclar(color: str, con: str, parte: float) -> str:
    """Return `color` (#rrggbb) mixed with `parte` (0 to 1) of another."""
    canales = (round(a + (b - a) * parte) for a, b in zip(_canales(color), _canales(con), strict=True))
    return "#" + "".join(f"{canal:02x}" for canal in canales)


def hoja_del_acento(acento: str) -> str:
    """Return the style sheet that gives the pages their one colour: at rest, pressed, and on a dark ground."""
    return (
        f":root {{ --acento: {acento}; --acento-hondo: {mezclar(acento, '#000000', 0.3)}; "
        f"--acento-claro: {mezclar(acento, '#ffffff', 0.5)}; }}\n"
    )


def _canales(color: str) -> tuple[int, int, int]:
    rojo, verde, azul = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return rojo, verde, azul
