"""A PKCS#11 token in software (Debian's softhsm2), made for one test in its own folder."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

MODULO = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "481516"


@dataclass(frozen=True, slots=True)
class TokenDePrueba:
    """Where a token lives, and its label."""

    carpeta: Path
    etiqueta: str

    def importar(
        self,
        llave: RSAPrivateKey | EllipticCurvePrivateKey,
        *,
        etiqueta: str,
        certificado: x509.Certificate | None = None,
    ) -> None:
        """Put a key in, with its certificate when given."""
        pem = self.carpeta / f"{etiqueta}.pem"
        pem.write_bytes(llave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        datos = ["--import", str(pem), "--id", etiqueta.encode().hex()]
        _util(*datos, "--token", self.etiqueta, "--label", etiqueta, "--pin", PIN)
        pem.unlink()
        if certificado:
            der = certificado.public_bytes(Encoding.DER).hex()
            subprocess.run([sys.executable, "-c", _GUARDAR, MODULO, self.etiqueta, PIN, etiqueta, der], check=True)

    def retirar(self) -> None:
        """Take the token out of its slot."""
        (self.carpeta / "tokens").rename(self.carpeta / "retirado")

    def devolver(self) -> None:
        """Put it back."""
        (self.carpeta / "retirado").rename(self.carpeta / "tokens")


# In a process of its own: this one's module must notice by itself what a token holds.
_GUARDAR = """
import sys, pkcs11
from pkcs11.util.x509 import decode_x509_certificate
modulo, token, pin, etiqueta, der = sys.argv[1:]
with pkcs11.lib(modulo).get_token(token_label=token).open(rw=True, user_pin=pin) as sesion:
    objeto = decode_x509_certificate(bytes.fromhex(der))
    sesion.create_object(objeto | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: etiqueta})
"""


def un_token(carpeta: Path, monkeypatch: pytest.MonkeyPatch, *, etiqueta: str = "mesa") -> TokenDePrueba:
    """Make an empty token in `carpeta` and have this process see it."""
    (carpeta / "tokens").mkdir(parents=True)
    configuracion = carpeta / "softhsm2.conf"
    configuracion.write_text(f"directories.tokendir = {carpeta / 'tokens'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(configuracion))
    _util("--init-token", "--free", "--label", etiqueta, "--pin", PIN, "--so-pin", "31415926")
    pkcs11.lib(str(MODULO)).reinitialize()  # forget the tokens of other tests
    return TokenDePrueba(carpeta, etiqueta)


def _util(*argumentos: str) -> None:
    subprocess.run(["softhsm2-util", *argumentos], check=True, capture_output=True)
