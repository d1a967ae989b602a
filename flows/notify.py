"""Notices by mail and webhook: how a run ended, and where the last good edition is."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

from flows.config_form import NotifyForm

TIMEOUT_SECONDS = 20
LONGEST = 2_000  # letters of an error


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    briefing: str
    title: str
    day: str  # the reader's, 2026-02-03
    state: Literal["done", "failed"]
    run: str  # its id
    step: str = ""  # at which it failed
    error: str = ""
    edition: Path | None = None  # of this run, or where it failed the last good one
    room: str = ""  # address of the reading room as its readers know it
    notices: tuple[str, ...] = ()  # why the run was not as usual

    @property
    def subject(self) -> str:
        """One line."""
        if self.state == "done":
            return f"{self.title}, {self.day}: published"
        return f"{self.title}, {self.day}: FAILED{f' at {self.step}' if self.step else ''}"

    @property
    def text(self) -> str:
        """What happened, where the edition is, and the run's page."""
        lines = [notice[:LONGEST] for notice in (self.error, *self.notices) if notice]
        which = "The edition" if self.state == "done" else "The last good edition"
        lines.append(f"{which}: {self.edition / 'note.pdf'}" if self.edition else "There is no edition yet.")
        if self.room:
            lines += [f"{self.room}/b/{self.briefing}/latest", f"{self.room}/runs/{self.run}"]
        return "\n".join(lines) + "\n"

    @property
    def plain(self) -> dict[str, str]:
        """What a webhook is sent; ``text`` is the key that chat rooms show."""
        said = {"briefing": self.briefing, "day": self.day, "state": self.state, "run": self.run, "step": self.step}
        more = {"error": self.error[:LONGEST], "edition": str(self.edition or "")}
        return {"text": f"{self.subject}\n{self.text}", **said, **more}


def send(notify: NotifyForm, ended: Ended) -> tuple[str, ...]:
    """Tell whoever wants to know; returns what could not be sent, never raises for it and never names a secret."""
    if ended.state == "done" and not notify.success:
        return ()
    wrong = []
    if notify.mail_to:
        try:
            _mail(notify, ended)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            wrong.append(f"no notice by mail: {notify.smtp} {_reason(error)}; mend [notify] or the mail server")
    if notify.webhook:
        try:
            _hook(notify.webhook, ended)
        except (OSError, ValueError) as error:
            wrong.append(f"no notice by webhook: {_reason(error)}; mend webhook of [notify]")
    return tuple(wrong)


def _mail(notify: NotifyForm, ended: Ended) -> None:
    message = EmailMessage()
    message["Subject"] = " ".join(ended.subject.split())
    message["From"] = notify.mail_from or notify.mail_to[0]
    message["To"] = ", ".join(notify.mail_to)
    message.set_content(ended.text)
    host, _, port = notify.smtp.rpartition(":")
    safe = ssl.create_default_context()
    host = host.strip("[]")
    if notify.tls == "tls":
        door: smtplib.SMTP = smtplib.SMTP_SSL(host, int(port), timeout=TIMEOUT_SECONDS, context=safe)
    else:
        door = smtplib.SMTP(host, int(port), timeout=TIMEOUT_SECONDS)
    with door as server:
        if notify.tls == "starttls":
            server.starttls(context=safe)
        if notify.user and notify.password_file:
            server.login(notify.user, Path(notify.password_file).read_text(encoding="utf-8").strip())
        server.send_message(message)


def _hook(address: str, ended: Ended) -> None:
    import httpx

    try:
        answer = httpx.post(address, json=ended.plain, timeout=TIMEOUT_SECONDS, trust_env=False)
    except httpx.HTTPError as error:
        raise OSError(type(error).__name__) from None  # the address may hold a secret, its message names it
    if answer.is_error:
        raise OSError(f"answered {answer.status_code}")


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"answered {error.smtp_code}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "refused the recipients"
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())
