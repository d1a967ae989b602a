"""Packed bytes unpacked up to a bound: a megabyte may hold a gigabyte."""

import zlib

from tasks.errors import SourceError

PACKED = ("gzip", "x-gzip", "deflate")
GZIP = b"\x1f\x8b"
ANY = 47  # gzip or zlib, told by their first bytes
PIECE = 1 << 16  # bytes
RAW = -15  # deflate without a head, as some servers send it


def unpack(data: bytes | bytearray, most: int) -> bytes:
    """``data`` unpacked; raises ``SourceError`` where it is damaged, cut off or larger than ``most`` bytes."""
    try:
        return _inflate(data, ANY, most)
    except zlib.error:
        pass
    try:
        return _inflate(data, RAW, most)
    except zlib.error as error:
        raise SourceError("answer", "is packed in a way that cannot be read; ask its publisher") from error


def _inflate(data: bytes | bytearray, form: int, most: int) -> bytes:
    """All members of a packed file one after the other."""
    out = bytearray()
    rest = memoryview(data)
    while rest:
        reader, at = zlib.decompressobj(form), 0
        while at < len(rest) and not reader.eof:
            _feed(reader, rest[at : at + PIECE], out, most)
            at += PIECE
        out += b"" if reader.eof else reader.flush()
        if not reader.eof:
            raise SourceError("answer", "breaks off in the middle")
        more = reader.unused_data.startswith(GZIP)
        rest = rest[min(at, len(rest)) - len(reader.unused_data) :] if more else rest[:0]
    return bytes(out)


def _feed(reader: "zlib._Decompress", piece: memoryview | bytes, out: bytearray, most: int) -> None:
    """A piece of what is packed, unpacked bit by bit: the bound holds for what is in memory, too."""
    while piece and not reader.eof:
        out += reader.decompress(piece, PIECE)
        piece = reader.unconsumed_tail
        if len(out) > most:
            raise SourceError("answer", f"is larger than {most // 1_000_000} MB when unpacked")
