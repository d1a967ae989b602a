"""Packed bytes unpacked up to a bound: a megabyte may hold a gigabyte."""

import zlib

from tasks.errors import SourceError

PACKED = ("gzip", "x-gzip", "deflate")
GZIP = b"\x1f\x8b"
ANY = 47  # gzip or zlib, told by their first bytes
RAW = -15  # deflate without a head, as some servers send it


def unpack(data: bytes, most: int) -> bytes:
    """``data`` unpacked; raises ``SourceError`` where it is damaged, cut off or larger than ``most`` bytes."""
    try:
        return _inflate(data, ANY, most)
    except zlib.error:
        pass
    try:
        return _inflate(data, RAW, most)
    except zlib.error as error:
        raise SourceError("answer", "is packed in a way that cannot be read; ask its publisher") from error


def _inflate(data: bytes, form: int, most: int) -> bytes:
    """All members of a packed file one after the other."""
    out = bytearray()
    while data:
        reader = zlib.decompressobj(form)
        out += reader.decompress(data, most + 1 - len(out))
        if len(out) > most:
            raise SourceError("answer", f"is larger than {most // 1_000_000} MB when unpacked")
        if not reader.eof:
            raise SourceError("answer", "breaks off in the middle")
        data = reader.unused_data if reader.unused_data.startswith(GZIP) else b""
    return bytes(out)
