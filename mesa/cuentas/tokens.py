"""Keys for the API: made once, shown once, kept as their SHA-256."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from mesa.cuentas.models import Cuenta, TokenApi

PREFIJO = "mpv_"
BYTES_AL_AZAR = 32  # 256 bits; 43 characters once written
LARGO_DEL_INICIO = 12
# A row written at every call would cost more than the call; nobody needs the minute.
ENTRE_ANOTACIONES = timedelta(hours=1)


def crear_token(*, cuenta: Cuenta, nombre: str, ahora: datetime) -> tuple[TokenApi, str]:
    """Return a new token's row and its text, «mpv_» and 43 characters, which can never be read again."""
    texto = PREFIJO + secrets.token_urlsafe(BYTES_AL_AZAR)
    token = TokenApi.objects.create(
        cuenta=cuenta, nombre=nombre, inicio=texto[:LARGO_DEL_INICIO], sha256=_huella(texto), creado_en=ahora
    )
    return token, texto


def cuenta_de_token(texto: str, *, ahora: datetime) -> Cuenta | None:
    """Return whose token this is, with its ficha, in one query; None when unknown, revoked, or of a closed account.

    The last use is noted at most once an hour.
    """
    token = (
        TokenApi.objects.select_related("cuenta__ficha")
        .filter(sha256=_huella(texto), revocado_en__isnull=True, cuenta__is_active=True)
        .first()
    )
    if token is None:
        return None
    if token.usado_en is None or ahora - token.usado_en >= ENTRE_ANOTACIONES:
        TokenApi.objects.filter(pk=token.pk).update(usado_en=ahora)
    return token.cuenta


def revocar_token(token: TokenApi, *, ahora: datetime) -> None:
    """Make a token useless from now on; one already revoked keeps its first instant."""
    TokenApi.objects.filter(pk=token.pk, revocado_en__isnull=True).update(revocado_en=ahora)


def _huella(texto: str) -> str:
    return sha256(texto.encode()).hexdigest()
