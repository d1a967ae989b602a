"""The plain runner, in this process and without a server, with the checkpoints that both runners share.

A checkpoint is one file: the sha256 of a value and the value as JSON of the step's return type, under a
key of the step's name, the code's version (``flows.versions.code``) and the content of its arguments.
A file that is cut off or damaged counts as absent. What a run computes is always read back from its
JSON, so that a run that resumes works on the same values as one that was never stopped.

Pure steps are kept by content and reused by any later run. Observations are kept under the id of one
attempt (``flows.attempt`` says when a run resumes an attempt and when it looks at the world again).
"""

import functools
import hashlib
import inspect
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, get_type_hints

from pydantic import TypeAdapter

from flows import versions
from flows.digest import Digester
from tasks.archive import files

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """Progress: ``number`` of ``total`` items of ``step`` stand, this one computed or found."""

    step: str  # "extract.facts"
    state: Literal["done", "kept"]
    seconds: float
    number: int = 1
    total: int = 1


Tell = Callable[[Told], None]


@dataclass(frozen=True, slots=True)
class Call:
    """A step with its arguments."""

    step: Callable[..., Any]
    args: tuple[object, ...]
    kwargs: Mapping[str, object]

    def bound(self) -> tuple[tuple[str, object], ...]:
        """Arguments by parameter name, defaults included, however they were passed."""
        bound = inspect.signature(self.step).bind(*self.args, **self.kwargs)
        bound.apply_defaults()
        return tuple(bound.arguments.items())


class Checkpoints:
    """Results of steps on disk. ``tell`` is called by one thread at a time."""

    def __init__(self, folder: Path, attempt: str, tell: Tell, version: str | None = None) -> None:
        self._pure = folder / (version or versions.code())
        self._seen = observed(folder, attempt)
        self._tell = tell
        self._digest = Digester()
        self._turn = threading.Lock()

    def value(self, call: Call, *, observed: bool = False, place: tuple[int, int] = (1, 1)) -> Any:
        """The step's result, found or computed; ``place`` is its number among how many items."""
        start = time.perf_counter()
        path = self._path(call, self._seen if observed else self._pure)
        found = True
        try:
            value = _read(path, returned(call.step))
        except (OSError, ValueError):  # absent, cut off, damaged or of another form
            found, value = False, _compute(call, path)
        self.tell(Told(name(call.step), "kept" if found else "done", time.perf_counter() - start, *place))
        return value

    def tell(self, told: Told) -> None:
        with self._turn:
            self._tell(told)

    def _path(self, call: Call, folder: Path) -> Path:
        step = f"{call.step.__module__}.{call.step.__qualname__}"
        key = hashlib.sha256("\0".join((step, self._digest(call.bound()))).encode()).hexdigest()
        return folder / name(call.step) / f"{key}.json"


class Direct:
    """Runs every step here and now, one after the other."""

    def __init__(self, keep: Checkpoints) -> None:
        self._keep = keep

    def observe(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        seen: R = self._keep.value(Call(step, args, kwargs), observed=True)
        return seen

    def __call__(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        value: R = self._keep.value(Call(step, args, kwargs))
        return value

    def each(
        self, step: Callable[Concatenate[T, P], R], items: Sequence[T], /, *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, ...]:
        calls = [Call(step, (item, *args), kwargs) for item in items]
        return tuple(self._keep.value(call, place=(n, len(calls))) for n, call in enumerate(calls, start=1))

    def commit(self, step: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        start = time.perf_counter()
        receipt = step(*args, **kwargs)
        self._keep.tell(Told(name(step), "done", time.perf_counter() - start))
        return receipt


def name(step: Callable[..., Any]) -> str:
    """Stage and function, "extract.facts": the step as a reader of progress lines knows it."""
    stage = step.__module__.removeprefix("tasks.").partition(".")[0]
    return f"{stage}.{step.__name__}"


def observed(folder: Path, attempt: str) -> Path:
    """Where the observations of one attempt are kept."""
    return folder / "observed" / attempt


@functools.cache
def returned(step: Callable[..., Any]) -> TypeAdapter[Any]:
    """The JSON form of what ``step`` returns."""
    return TypeAdapter(get_type_hints(step)["return"])


def _read(path: Path, kind: TypeAdapter[Any]) -> Any:
    digest, _, data = path.read_bytes().partition(b"\n")
    if hashlib.sha256(data).hexdigest().encode() != digest:
        raise ValueError(f"{path} is damaged")
    return kind.validate_json(data)


def _compute(call: Call, path: Path) -> Any:
    kind = returned(call.step)
    data = kind.dump_json(call.step(*call.args, **call.kwargs))
    files.write(path, hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
    return kind.validate_json(data)
