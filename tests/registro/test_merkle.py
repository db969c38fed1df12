"""Against the test vectors of the Certificate Transparency reference implementation, and a naive tree."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.registro.merkle import CaminoInvalido, camino, hoja, nodo, raiz, raiz_de_camino

# Entries, roots of the first 0…8 of them, and paths {(position, size): hashes}: merkle_tree_test of
# github.com/google/certificate-transparency, which RFC 6962's authors publish.
ENTRADAS = [
    bytes.fromhex(uno)
    for uno in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
RAICES = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CAMINOS: dict[tuple[int, int], list[str]] = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
entradas = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


@pytest.mark.parametrize("cuantas", range(9))
def test_roots_are_the_published_ones(cuantas: int) -> None:
    assert raiz(ENTRADAS[:cuantas]).hex() == RAICES[cuantas]


@pytest.mark.parametrize(("lugar", "esperado"), CAMINOS.items())
def test_paths_are_the_published_ones(lugar: tuple[int, int], esperado: list[str]) -> None:
    posicion, tamano = lugar

    assert [uno.hex() for uno in camino(ENTRADAS[:tamano], posicion)] == esperado


@given(entradas)
def test_root_is_the_naive_tree_s(datos: list[bytes]) -> None:
    assert raiz(iter(datos)) == _ingenua(datos)


@given(entradas, st.data())
def test_every_path_leads_to_the_root(datos: list[bytes], data: st.DataObject) -> None:
    posicion = data.draw(st.integers(0, len(datos) - 1))

    hallada = raiz_de_camino(datos[posicion], posicion=posicion, tamano=len(datos), camino=camino(datos, posicion))

    assert hallada == raiz(datos)


@given(entradas, st.data())
def test_another_entry_does_not_lead_there(datos: list[bytes], data: st.DataObject) -> None:
    posicion = data.draw(st.integers(0, len(datos) - 1))

    hallada = raiz_de_camino(b"another one", posicion=posicion, tamano=len(datos), camino=camino(datos, posicion))

    assert hallada != raiz(datos)


@given(entradas, st.data())
def test_a_path_of_another_length_is_refused(datos: list[bytes], data: st.DataObject) -> None:
    posicion = data.draw(st.integers(0, len(datos) - 1))
    propio = camino(datos, posicion)

    for ajeno in (*([propio[:-1]] if propio else []), [*propio, bytes(32)]):
        with pytest.raises(CaminoInvalido):
            raiz_de_camino(datos[posicion], posicion=posicion, tamano=len(datos), camino=ajeno)


@pytest.mark.parametrize(("posicion", "tamano"), [(1, 1), (-1, 4), (4, 4), (0, 0)])
def test_a_position_outside_the_tree_is_refused(posicion: int, tamano: int) -> None:
    with pytest.raises(CaminoInvalido):
        raiz_de_camino(b"", posicion=posicion, tamano=tamano, camino=[])
    with pytest.raises(IndexError):
        camino(ENTRADAS[:tamano], posicion)


def _ingenua(datos: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, word by word."""
    if not datos:
        return sha256(b"").digest()
    if len(datos) == 1:
        return hoja(datos[0])
    corte = max(1 << n for n in range(8) if 1 << n < len(datos))
    return nodo(_ingenua(datos[:corte]), _ingenua(datos[corte:]))
