"""Everything that pyHanko and its kin import only when a file asks for it: behind the wall there is nothing to import.

tests/firmas/lectura/test_aislada.py reads signed files of every kind there.
"""

import gzip

import lxml.etree
import pyhanko.pdf_utils.crypt._saslprep
import pyhanko.pdf_utils.crypt.pdfmac
import pyhanko.pdf_utils.filters
import pyhanko.pdf_utils.metadata.xmp_xml
import pyhanko_certvalidator.revinfo.validate_crl
import pyhanko_certvalidator.revinfo.validate_ocsp
from cryptography.hazmat.backends.openssl import backend

PRECARGADO = (
    backend,
    gzip,
    lxml.etree,
    pyhanko.pdf_utils.crypt._saslprep,  # noqa: SLF001
    pyhanko.pdf_utils.crypt.pdfmac,
    pyhanko.pdf_utils.filters,
    pyhanko.pdf_utils.metadata.xmp_xml,
    pyhanko_certvalidator.revinfo.validate_crl,
    pyhanko_certvalidator.revinfo.validate_ocsp,
)
