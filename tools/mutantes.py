"""Damaged copies of real files: bit flips for all, and changes that know PDF, ZIP and XML; by seed, so repeatable."""

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST = 2 << 20  # larger sources make the run long and find nothing more
Mutation = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True)
class Mutante:
    """A damaged copy: the file it comes from, which change, which number."""

    origen: Path
    cambio: str
    numero: int
    contenido: bytes


def mutantes(sources: list[Path], *, cuantos: int, semilla: int) -> Iterator[Mutante]:
    """Yield `cuantos` copies, one of each source in turn, each by a generator of its own so that it can be repeated."""
    usable = [path for path in sources if 0 < path.stat().st_size <= LARGEST]
    for numero in range(cuantos):
        path = usable[numero % len(usable)]
        azar = random.Random(f"{semilla}-{numero}-{path.name}")  # noqa: S311 – wants the same each time
        original = path.read_bytes()
        cambio = azar.choice([flip_bits, overwrite, truncate, duplicate, *_by_kind(original)])
        try:
            contenido = cambio(original, azar)
        except (ValueError, zlib.error, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, IndexError):
            contenido = flip_bits(original, azar)  # too broken already for a change that knows its structure
        yield Mutante(path, cambio.__name__, numero, contenido)


def _by_kind(original: bytes) -> list[Mutation]:
    if b"%PDF-" in original[:1024]:
        return [pdf_numbers, pdf_names, pdf_streams]
    if original.startswith(b"PK\x03\x04"):
        return [zip_members, zip_headers]
    if original.lstrip()[:1] == b"<":
        return [xml_nest, xml_tokens]
    return []


def flip_bits(original: bytes, azar: random.Random) -> bytes:
    mutant = bytearray(original)
    for _ in range(azar.randint(1, 40)):
        mutant[azar.randrange(len(mutant))] ^= 1 << azar.randrange(8)
    return bytes(mutant)


def overwrite(original: bytes, azar: random.Random) -> bytes:
    place, size = azar.randrange(len(original)), azar.randint(1, 256)
    filling = azar.choice([b"\0", b"\xff", azar.randbytes(1)]) * size
    return original[:place] + filling + original[place + size :]


def truncate(original: bytes, azar: random.Random) -> bytes:
    return original[: azar.randint(1, len(original))]


def duplicate(original: bytes, azar: random.Random) -> bytes:
    start, size = azar.randrange(len(original)), azar.randint(1, 4096)
    piece, place = original[start : start + size], azar.randrange(len(original))
    return original[:place] + piece * azar.randint(1, 20) + original[place:]


def pdf_numbers(original: bytes, azar: random.Random) -> bytes:
    """Replace numbers (offsets, lengths, sizes, references) by absurd ones."""
    absurd = [b"0", b"-1", b"999999999", b"4294967295", b"2147483648", b"1e308", b"%d" % azar.randint(0, 999)]
    return _replace_some(rb"(?<![\w.])\d+(?![\w.])", original, azar, lambda _found: azar.choice(absurd))


def pdf_names(original: bytes, azar: random.Random) -> bytes:
    """Swap names among themselves, so that dictionaries lie about what they are."""
    names = list(set(re.findall(rb"/[A-Za-z]{2,20}", original)))
    return _replace_some(rb"/[A-Za-z]{2,20}", original, azar, lambda _found: azar.choice(names))


def pdf_streams(original: bytes, azar: random.Random) -> bytes:
    """Damage what a stream unpacks to, and pack it again."""
    found = [m for m in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", original, re.DOTALL) if m.group(1)[:1] == b"x"]
    chosen = azar.choice(found)
    content = zlib.decompressobj().decompress(chosen.group(1), 1 << 20)
    packed = zlib.compress(flip_bits(content, azar) if content else b"")
    return original[: chosen.start(1)] + packed + original[chosen.end(1) :]


def zip_members(original: bytes, azar: random.Random) -> bytes:
    """Damage one member inside, leaving the archive around it sound."""
    result = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # names that stand twice are part of the attack
        zipfile.ZipFile(io.BytesIO(original)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        members = source.infolist()[:200]
        chosen = azar.choice(members)
        for member in members:
            content = source.open(member).read(LARGEST)
            if member is chosen and content:
                content = azar.choice([flip_bits, truncate, duplicate, xml_tokens])(content, azar)
            target.writestr(member.filename, content)
    return result.getvalue()


def zip_headers(original: bytes, azar: random.Random) -> bytes:
    """Make the archive's own records lie: sizes, offsets, methods, names."""
    mutant = bytearray(original)
    records = [m.start() for m in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", original)]
    for _ in range(azar.randint(1, 6)):
        place = azar.choice(records) + azar.randint(4, 45)
        if place < len(mutant):
            mutant[place] = azar.choice([0, 0xFF, azar.randrange(256)])
    return bytes(mutant)


def xml_nest(original: bytes, azar: random.Random) -> bytes:
    """Nest far too deep, or give an element far too many attributes, right after the root's start tag."""
    place = original.find(b">", original.find(b"<", 60) + 1) + 1
    deep = azar.randint(50, 60_000)
    many = b"<a " + b" ".join(b'a%d="1"' % n for n in range(azar.randint(10, 5000))) + b"/>"
    return original[:place] + azar.choice([b"<a>" * deep + b"</a>" * deep, many]) + original[place:]


def xml_tokens(original: bytes, azar: random.Random) -> bytes:
    """Insert what parsers trip over."""
    tokens = [
        *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"]]>", b"<?pi?>", b"<!--", b"\xff\xfe", b"&#0;"),
        *(b"<xi:include href='file:///etc/passwd'/>", b"\0", b"xmlns:a=''", b"&#x110000;", b"<a:b:c/>"),
    ]
    place = azar.randrange(len(original))
    return original[:place] + azar.choice(tokens) + original[place:]


def _replace_some(pattern: bytes, original: bytes, azar: random.Random, other: Callable[[bytes], bytes]) -> bytes:
    places = [m.span() for m in re.finditer(pattern, original)]
    chosen = sorted(azar.sample(places, min(len(places), azar.randint(1, 12))), reverse=True)
    mutant = original
    for start, end in chosen:
        mutant = mutant[:start] + other(original[start:end]) + mutant[end:]
    return mutant
