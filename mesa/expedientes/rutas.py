"""The number of an expediente in an address. Import this module where a path says `<numero:numero>`."""

from django.urls import register_converter


class NumeroConverter:
    """AAAA-NNNNNNN; anything else is not found without asking the database."""

    regex = r"[0-9]{4}-[0-9]{7}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(NumeroConverter, "numero")
