"""The API's description as it is kept in docs/api/openapi.json."""

import json

from mesa.api.v1.api import api


def openapi() -> str:
    """Return the OpenAPI document as text, with two-space indentation and a last newline."""
    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, indent=2) + "\n"
