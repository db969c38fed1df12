"""A sealing key that never leaves its token (a card, a USB device, an HSM), reached by PKCS#11."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakSet

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.util.ec import encode_ecdsa_signature

from mesa.firmas.llave import LlaveNoDisponible, Publica

_T = TypeVar("_T")
_PIN = (pkcs11.PinIncorrect, pkcs11.PinLocked, pkcs11.PinExpired, pkcs11.PinInvalid, pkcs11.PinLenRange)


class Token:
    """A PKCS#11 token by its label, logged in when first used and again when it was away.

    Threads take turns; after a fork the child opens a session of its own. A PIN that the token refused is not tried
    again by this process, nor is the last attempt before it locks: that one is for a person.
    """

    def __init__(self, *, modulo: Path, etiqueta: str, pin: str) -> None:
        self.modulo, self.etiqueta, self._pin = modulo, etiqueta, pin
        self._sesion: pkcs11.Session | None = None
        self._llaves: dict[str, Any] = {}
        self._heredado = False
        self._turno = threading.Lock()
        _ABIERTOS.add(self)

    def usar(self, tarea: Callable[[pkcs11.Session], _T]) -> _T:
        """Return what `tarea` makes of an open session; once more with a new one when the token had gone away.

        Raises LlaveNoDisponible.
        """
        with self._turno:
            try:
                return tarea(self._abierta())
            except (pkcs11.PKCS11Error, RuntimeError) as error:
                self._exigir_otro_intento(error)
            self._olvidar()
            try:
                return tarea(self._abierta())
            except (pkcs11.PKCS11Error, RuntimeError) as error:
                self._exigir_otro_intento(error)
                self._cerrar()
                raise LlaveNoDisponible(f"{self._nombre}: {_palabras(error)}") from error

    def firmar_con(self, etiqueta: str, datos: bytes, *, mecanismo: Mechanism) -> bytes:
        """Return what the private key of that label signs. Raises LlaveNoDisponible."""

        def firmar(sesion: pkcs11.Session) -> bytes:
            if etiqueta not in self._llaves:
                self._llaves[etiqueta] = sesion.get_key(object_class=ObjectClass.PRIVATE_KEY, label=etiqueta)
            return bytes(self._llaves[etiqueta].sign(datos, mechanism=mecanismo))

        return self.usar(firmar)

    def certificados(self, etiqueta: str) -> tuple[x509.Certificate, ...]:
        """The certificates kept beside the key `etiqueta`, its own first; none when the token keeps none."""
        buscado = {Attribute.CLASS: ObjectClass.CERTIFICATE}

        def leer(sesion: pkcs11.Session) -> tuple[x509.Certificate, ...]:
            objetos = sorted(sesion.get_objects(buscado), key=lambda objeto: objeto[Attribute.LABEL] != etiqueta)
            return tuple(x509.load_der_x509_certificate(bytes(objeto[Attribute.VALUE])) for objeto in objetos)

        return self.usar(leer)

    @property
    def _nombre(self) -> str:
        return f"the token «{self.etiqueta}» of {self.modulo.name}"

    @property
    def _intento(self) -> tuple[str, str, bytes]:
        return os.fspath(self.modulo), self.etiqueta, sha256(self._pin.encode()).digest()

    def _abierta(self) -> pkcs11.Session:
        if self._sesion is None:
            self._sesion = self._abrir()
        return self._sesion

    def _abrir(self) -> pkcs11.Session:
        if self._intento in _RECHAZADOS:
            raise LlaveNoDisponible(f"{self._nombre}: its PIN was refused; correct it and start again")
        if not self.modulo.exists():
            raise LlaveNoDisponible(f"there is no PKCS#11 module {self.modulo}")
        biblioteca = pkcs11.lib(os.fspath(self.modulo))
        if self._heredado:  # a module opened before the fork is the parent's (PKCS#11 v2.40, 6.6.1)
            biblioteca.reinitialize()
            self._heredado = False
        token = biblioteca.get_token(token_label=self.etiqueta)
        if token.flags & (TokenFlag.USER_PIN_FINAL_TRY | TokenFlag.USER_PIN_LOCKED):
            raise LlaveNoDisponible(f"{self._nombre}: its PIN is locked or one attempt from it; log in once by hand")
        try:
            return token.open(user_pin=self._pin)
        except pkcs11.UserAlreadyLoggedIn:  # by another session of this process
            return token.open()

    def _exigir_otro_intento(self, error: Exception) -> None:
        """Raise LlaveNoDisponible where trying again could only do harm."""
        if isinstance(error, _PIN):
            _RECHAZADOS.add(self._intento)
            raise LlaveNoDisponible(f"{self._nombre}: the PIN is refused ({_palabras(error)})") from error

    def _cerrar(self) -> None:
        self._sesion, self._llaves = None, {}

    def _olvidar(self) -> None:
        """Drop the session; start the module anew, for many of them see no token that came later."""
        self._cerrar()
        with suppress(Exception):
            pkcs11.lib(os.fspath(self.modulo)).reinitialize()

    def tras_bifurcar(self) -> None:
        """In the child of a fork: the session and whoever held the turn stayed with the parent."""
        self._cerrar()
        self._turno, self._heredado = threading.Lock(), True


class LlaveEnToken:
    """The private key of a token, by its label. `publica` comes from the certificate that goes with it."""

    def __init__(self, token: Token, *, etiqueta: str, publica: Publica) -> None:
        self.token, self.etiqueta, self._publica = token, etiqueta, publica

    @property
    def publica(self) -> Publica:
        return self._publica

    def firmar(self, datos: bytes) -> bytes:
        """See Llave. Raises LlaveNoDisponible."""
        if isinstance(self._publica, RSAPublicKey):
            return self.token.firmar_con(self.etiqueta, datos, mecanismo=Mechanism.SHA256_RSA_PKCS)
        crudo = self.token.firmar_con(self.etiqueta, sha256(datos).digest(), mecanismo=Mechanism.ECDSA)
        return encode_ecdsa_signature(crudo)


def _palabras(error: Exception) -> str:
    return str(error) or type(error).__name__


_ABIERTOS: WeakSet[Token] = WeakSet()
# Module, token and PIN that were refused: whoever asks whether the seal works, again and again, must not lock it.
_RECHAZADOS: set[tuple[str, str, bytes]] = set()


def _tras_bifurcar() -> None:
    for token in list(_ABIERTOS):
        token.tras_bifurcar()


os.register_at_fork(after_in_child=_tras_bifurcar)
