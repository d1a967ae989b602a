"""One e-mail message: who sent it, when, about what, and its text; a message is hostile until read."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from tasks.errors import SourceError
from tasks.ingest import decoding

MOST_PARTS = 200
MOST_HEAD = 2_000  # letters of one field
FORWARDED = re.compile(r"^\s*(?:fwd?|fw|wg|tr|rv|i|vs|doorst)\s*:", re.IGNORECASE)
LIST_NAME = re.compile(r'^\s*+"?\s*+(?P<name>[^"<>\s][^"<>]{0,98}[^"<>\s])\s*+"?\s*+<[^<>]++>\s*+$')
HIDDEN = ("base64", "quoted-printable", "7bit", "8bit", "binary", "x-uuencode", "")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as read; empty where it does not say."""

    key: str  # its Message-ID, else a digest of it
    subject: str
    sender: str  # the list's name, else the sender's
    sent: datetime | None  # with the sender's own offset
    html: str
    text: str
    forwarded: bool  # the date and the sender are those of whoever passed it on
    files: int = 0  # attachments, which are not read


def of(data: bytes) -> Letter:
    """The message in ``data``; raises ``SourceError`` where there is none."""
    try:
        message = message_from_bytes(data)
        parts = [part for _, part in zip(range(MOST_PARTS), message.walk(), strict=False)]
    except (MessageError, RecursionError, ValueError) as error:
        raise SourceError("mail", f"cannot be read as a mail ({type(error).__name__}); save its text") from error
    if not any(message.get(name) for name in ("From", "Date", "Subject", "Message-ID", "Received")):
        raise SourceError("mail", "has none of a mail's fields; save it as .eml again")
    subject = _field(message, "Subject")
    texts = {kind: "\n\n".join(_texts(parts, kind)) for kind in ("text/html", "text/plain")}
    key = re.sub(r"\s", "", _field(message, "Message-ID")).strip("<>")
    return Letter(
        key=key or hashlib.sha256(data).hexdigest()[:32],
        subject=FORWARDED.sub("", subject).strip(),
        sender=_sender(message),
        sent=_sent(_field(message, "Date")),
        html=texts["text/html"],
        text=texts["text/plain"],
        forwarded=bool(FORWARDED.match(subject)) or bool(message.get("Resent-From")),
        files=sum(part.get_content_disposition() == "attachment" for part in parts),
    )


def _field(message: Message, name: str) -> str:
    """A field in plain letters; what is declared in an unknown encoding stays as written."""
    said = str(message.get(name, ""))[:MOST_HEAD]
    try:
        pieces = decode_header(said)
    except (MessageError, ValueError):
        pieces = [(said, None)]
    words = [_decoded(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in pieces]
    return " ".join("".join(c if c.isprintable() else " " for c in "".join(words)).split())


def _decoded(piece: bytes, charset: str | None) -> str:
    name = charset or "utf-8"
    try:
        return piece.decode(name if decoding.KNOWN.fullmatch(name) else "utf-8", "replace")
    except LookupError:
        return piece.decode("utf-8", "replace")


def _sender(message: Message) -> str:
    """The name of the list, where it has one, else of the sender; an address alone is no name."""
    listed = LIST_NAME.match(_field(message, "List-Id"))
    name = listed["name"] if listed else parseaddr(_field(message, "From"))[0]
    return "" if "@" in name else name.strip(" '\"")[:100]


def _sent(said: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _texts(parts: list[Message], kind: str) -> list[str]:
    """The text of every part of ``kind`` that is no attachment."""
    found = []
    for part in parts:
        if part.is_multipart() or part.get_content_type() != kind or part.get_content_disposition() == "attachment":
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            found.append(_body(data, part.get_content_charset() or ""))
    return found


def _body(data: bytes, charset: str) -> str:
    if decoding.KNOWN.fullmatch(charset):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decoding.decode(data, page=True)
    except SourceError:
        return data.replace(b"\x00", b" ").decode("utf-8", "replace")
