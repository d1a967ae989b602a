"""Content keys of values: equal values have equal digests on every machine, others do not."""

import hashlib
import struct
from collections import OrderedDict
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

REMEMBERED = 2048  # large values whose digest is not worked out twice
LARGE = 64  # parts from which on a value is worth remembering


class Digester:
    """Digests of values built of dataclasses, tuples, mappings and plain scalars.

    A frozen dataclass that was met is remembered with its digest, at most ``REMEMBERED`` of them, so that
    an article is walked once and not once a step.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[object, bytes]] = OrderedDict()
        self._parts = 0

    def __call__(self, value: object) -> str:
        """Hex digest of ``value``; raises ``TypeError`` for a kind of value that has no stable content."""
        return self._of(value).hex()

    def _of(self, value: object) -> bytes:
        self._parts += 1
        if is_dataclass(value) and not isinstance(value, type):
            return self._of_dataclass(value)
        if isinstance(value, tuple | list):
            return _hash("sequence", *map(self._of, value))
        if isinstance(value, frozenset | set):
            return _hash("set", *sorted(map(self._of, value)))
        if isinstance(value, dict):
            pairs = sorted((self._of(key), self._of(item)) for key, item in value.items())
            return _hash("mapping", *(part for pair in pairs for part in pair))
        return _scalar(value)

    def _of_dataclass(self, value: object) -> bytes:
        known = self._known.get(id(value))
        if known is not None:
            self._known.move_to_end(id(value))
            return known[1]
        before, kind = self._parts, type(value)
        parts = [self._of(getattr(value, field.name)) for field in fields(kind)]  # type: ignore[arg-type]
        result = _hash(f"{kind.__module__}.{kind.__qualname__}", *parts)
        if kind.__dataclass_params__.frozen and self._parts - before >= LARGE:  # type: ignore[attr-defined]
            self._known[id(value)] = (value, result)  # the value is held, so its id is not given to another
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return result


def _scalar(value: object) -> bytes:
    match value:
        case None:
            return _hash("none")
        case Enum():
            return _hash(f"{type(value).__module__}.{type(value).__qualname__}", value.name.encode())
        case bool() | int():
            return _hash(type(value).__name__, str(value).encode())
        case float():
            return _hash("float", struct.pack(">d", value))
        case str():
            return _hash("str", value.encode("utf-8", "surrogatepass"))
        case bytes():
            return _hash("bytes", value)
        case datetime() | date():
            return _hash(type(value).__name__, value.isoformat().encode())
    raise TypeError(f"a {type(value).__qualname__} has no stable content and cannot be part of a checkpoint's key")


def _hash(kind: str, *parts: bytes) -> bytes:
    seen = hashlib.sha256(f"{kind}:{len(parts)}".encode())
    for part in parts:
        seen.update(b"%d:" % len(part))
        seen.update(part)
    return seen.digest()
