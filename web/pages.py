"""From values to pages: templates that only place them, escaped always, and the headers that keep them harmless."""

import base64
import functools
import hashlib
import re
from http import HTTPStatus

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from starlette.responses import Response

HOUSE = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": HOUSE,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
# Under no-referrer a browser says "Origin: null" of our own forms; a form kept by a cache would count no second time.
WITH_FORM = {"Referrer-Policy": "same-origin", "Cache-Control": "private, no-store"}
STYLE_ELEMENT = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
UNKNOWN_HOST = "Use the address that the room was set up with, or have this name added to its hosts."
WAYS_ON = {
    401: "Give the name and password that you were given for this room.",
    403: "Nothing was started.",
    404: "Go to the front page; every edition is listed under its briefing.",
    405: "Follow a link or use a form of this room.",
    409: "Wait for the run to end, then press the button again.",
    422: "Choose another day and press the button again.",
    500: "Try again; if it happens again, tell whoever looks after daybrief: its log has the reason.",
}


@functools.cache
def environment() -> ImmutableSandboxedEnvironment:
    """The room's environment: escaping does not depend on a file's name, a missing value is an error."""
    made = ImmutableSandboxedEnvironment(
        loader=PackageLoader("templates", "room"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["style"] = style_address()
    return made


@functools.cache
def stylesheet() -> bytes:
    """The room's only stylesheet."""
    loader = PackageLoader("templates", "room")
    return loader.get_source(ImmutableSandboxedEnvironment(autoescape=True), "room.css")[0].encode()


@functools.cache
def style_name() -> str:
    """Name of the stylesheet with its digest: another one has another name, so it may be kept for ever."""
    return f"room-{hashlib.sha256(stylesheet()).hexdigest()[:16]}.css"


def style_address() -> str:
    """Where the stylesheet is; asked for without a password too, so that the page that asks for one has it."""
    return f"/style/{style_name()}"


def page(template: str, /, status: int = 200, **values: object) -> Response:
    """The page that ``template`` makes of ``values``."""
    text = environment().get_template(f"{template}.html.j2").render(**values)
    return Response(text.encode("utf-8", "replace"), status, HEADERS, "text/html; charset=utf-8")


def error(status: int, what: str, advice: str = "", to: str = "", link: str = "") -> Response:
    """A page that says what went wrong and what to do; ``to`` is a place to go on from, named ``link``."""
    title = HTTPStatus(status).phrase
    way_on = advice or WAYS_ON.get(status, WAYS_ON[404] if status < 500 else WAYS_ON[500])
    return page("error", status=status, title=title, what=what, advice=way_on, to=to or "/", link=link or "Front page")


def password_wanted() -> Response:
    """What a browser answers with a question for name and password."""
    answer = error(401, "This room is for its readers.")
    answer.headers["WWW-Authenticate"] = 'Basic realm="daybrief", charset="UTF-8"'
    return answer


def policy(name: str, data: bytes) -> str:
    """The content security policy of a file of an edition; a note may use its own style elements, nothing else."""
    if name == "note.html":
        digests = (base64.b64encode(hashlib.sha256(css).digest()).decode() for css in STYLE_ELEMENT.findall(data))
        styles = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
        return (
            f"sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src {styles}; "
            "img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
        )
    return HOUSE
