"""What follows when an address is confirmed."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from mesa.cuentas import correo


@receiver(email_confirmed, dispatch_uid="cuentas-bienvenida")
def dar_bienvenida(email_address: EmailAddress, **_kwargs: Any) -> None:
    """Welcome a new filer. Nobody signs in before confirming, so whoever has signed in is only changing the address."""
    cuenta = email_address.user
    if cuenta.last_login is None and cuenta.es_remitente:
        correo.enviar_bienvenida.enqueue(cuenta.pk)
