"""Asks pyHanko about every signature of PDF files. Arguments: a root certificate (PEM), then files.

One JSON line a signature: file, field, whether it is intact, valid and trusted, and what came after it.
"""
import json
import logging
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
root = load_cert_from_pemder(sys.argv[1])
for path in sys.argv[2:]:
    with open(path, "rb") as handle:
        for signature in PdfFileReader(handle).embedded_signatures:
            context = ValidationContext(trust_roots=[root], allow_fetching=False)
            status = validate_pdf_signature(signature, context)
            print(json.dumps({
                "file": path,
                "field": signature.field_name,
                "good": bool(status.bottom_line),
                "trusted": bool(status.trusted),
                "coverage": status.coverage.name,
                "changes": status.modification_level.name,
            }))
