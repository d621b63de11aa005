"""Bytes that went wrong: a file changed in a few places, by its numbers, words and tags or byte by byte, inside the parts of a package too."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

# What hurts readers: numbers at the edges, what opens and never closes, what no encoding knows, what a terminal obeys.
_TEXTS = (
    "", "0", "-1", "1", "255", "65536", "2147483648", "-2147483649", "99999999999999999999", "1e400", "nan", "inf", "0.1", "9" * 400, "9" * 5000, "一万" * 200,
    "\0", "\t", "\n", "\r", "\r\n", " ", "\u3000", "\ufeff", "\u2028", "\u202e", "\x0b", "\x1b[31m", "\x1b]0;x\x07", "\x85", "\ud800", "\U0010ffff",
    '"', "'", "'''", ",", ";", "=", "=cmd|'/c x'!A1", "[", "]", "{", "}", "(", ")", "<", ">", "<<", ">>", "</", "/>", "<!--", "<![CDATA[", "<?", "&#0;",
    "&#xD800;", "&amp", "&a;", "[" * 3000, "{" * 3000, '{"a":' * 3000, "<p>" * 3000, "(" * 3000, "a." * 3000, "/", "../", "/etc/hosts", "\\", "%", "%s",
    "null", "true", "[]", "{}", "2024-02-30", "9999-12-31", "0000-00-00", "2024年13月45日", "①", "²", "％", "一", "焊工", "附件1", "每人补贴1000元", "[red]x[/]",
    " obj", "endobj", "stream", "endstream", "R", "BT", "ET", "q", "Q", "re", "cm", "Tm", "Do",
)  # fmt: skip
_BYTES = (
    b"\xff",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x80\x80",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\x81\x30",
    bytes(64),
)
WORDS = (*(word.encode("utf-8", "surrogatepass") for word in _TEXTS), *_BYTES)
# What keeps a file of tags, quotes or columns well formed, so that it is read on.
_GENTLE = tuple(word for word in WORDS if not set(word) & set(b"<>&\"',;[]{}()=\n\r\0\\"))
_VALUE = re.compile(
    rb'(?<=")[^"<>\n]{0,200}(?=")|(?<![A-Za-z])\d+(?:\.\d+)?|(?<=>)[^<>\s]{1,200}(?=<)|(?<=,)[^,"\n]{1,80}(?=,)'
)
_TOKEN = re.compile(rb'"[^"<>]{0,200}"|\d+(?:\.\d+)?|<[^<>]{0,300}>|[^\s<>"\d]{1,40}')
_PARTS = (".xml", ".rels", ".htm", ".html")


def mutate(data: bytes, rng: Random) -> bytes:
    """A file in which one to six places are changed; of a package mostly those inside its parts."""
    if data.startswith(b"PK\x03\x04") and rng.random() < 0.85:
        return _in_package(data, rng)
    return change(data, rng)


def change(data: bytes, rng: Random) -> bytes:
    """Bytes changed in one to six places."""
    if rng.random() < 0.4 and (values := [match.span() for match in _VALUE.finditer(data)]):
        for start, end in sorted(rng.choices(values, k=rng.randint(1, 3)), reverse=True):
            data = data[:start] + rng.choice(_GENTLE) + data[end:]
        return data
    tokens = [match.span() for match in _TOKEN.finditer(data)] if rng.random() < 0.7 else []
    for start, end in sorted(
        (_place(data, tokens, rng) for _ in range(rng.choice((1, 1, 2, 3, 6)))), reverse=True
    ):
        data = data[:start] + _instead(data[start:end], data, rng) + data[end:]
    return data[: rng.randint(0, len(data))] if rng.random() < 0.04 else data


def _place(data: bytes, tokens: list[tuple[int, int]], rng: Random) -> tuple[int, int]:
    if tokens:
        return rng.choice(tokens)
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.choice((0, 1, 1, 2, 4, 16, 200)))


def _instead(old: bytes, data: bytes, rng: Random) -> bytes:
    """What stands there from now on."""
    match rng.randrange(8):
        case 0:
            return b""
        case 1:
            return old * rng.choice((2, 3, 50))
        case 2:
            return bytes(byte ^ (1 << rng.randrange(8)) for byte in old)
        case 3:
            start = rng.randint(0, len(data))
            return data[start : start + rng.randint(1, 300)]
        case 4:
            return rng.randbytes(rng.randint(1, 12))
        case 5 if old[:1] == b'"' == old[-1:]:
            return b'"' + rng.choice(WORDS) + b'"'
        case _:
            return rng.choice(WORDS)


def _in_package(data: bytes, rng: Random) -> bytes:
    """The same package with one or two parts changed, and now and then one gone or there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    marked = [n for n, (name, _) in enumerate(parts) if name.endswith(_PARTS)]
    for number in rng.choices(marked or range(len(parts)), k=rng.randint(1, 2)):
        name, inside = parts[number]
        parts[number] = (name, change(inside, rng))
    odd = rng.random()
    if odd < 0.03:
        parts.pop(rng.randrange(len(parts)))
    elif odd < 0.05:
        parts.append(rng.choice(parts))
    return write_parts(parts, rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def write_parts(parts: list[tuple[str, bytes]], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts; a name may stand twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as new:
        for name, inside in parts:
            with new.open(_fresh(name, new), "w") as file:
                file.write(inside)
    return out.getvalue()


def _fresh(name: str, new: zipfile.ZipFile) -> zipfile.ZipInfo:
    new.NameToInfo.pop(name, None)
    info = zipfile.ZipInfo(name)
    info.compress_type = new.compression
    return info
