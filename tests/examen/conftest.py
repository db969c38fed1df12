from tests.inspeccion.conftest import dejar

__all__ = ["dejar"]
