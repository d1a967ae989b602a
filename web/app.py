"""The addresses of the reading room, on one screen."""

from collections.abc import Callable

from fastapi import FastAPI, HTTPException, Request
from starlette.exceptions import HTTPException as Refusal
from starlette.responses import Response

from tasks.errors import DaybriefError
from tasks.model import Shelf
from tasks.render.display import shown
from web import pages
from web.access import Access
from web.desk import Busy, Desk, Refused
from web.guard import HEALTH, Guard
from web.rooms import Room

STATUS = {Busy: 409, Refused: 422}
OWN_WORDS = {"Not Found": "There is no such page.", "Method Not Allowed": "That cannot be done at this address."}


def room(shelf: Shelf, desk: Desk, access: Access) -> FastAPI:
    """The reading room over ``shelf``; ``desk`` starts runs and knows how they stand.

    Whoever serves it calls ``web.access.check_bind`` first.
    """
    app = FastAPI(title="daybrief", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.add_middleware(Guard, access=access)
    app.add_exception_handler(Refusal, _refusal)
    app.add_exception_handler(DaybriefError, _own)
    app.add_exception_handler(Exception, _broken)
    answers = Room(shelf, desk, access)
    pages_and_files: dict[str, Callable[..., Response]] = {
        "/": answers.front,
        HEALTH: answers.health,
        "/style/{name}": answers.style,
        "/latest/{briefing}/note.pdf": answers.latest_note,
        "/runs/{id}": answers.live,
        "/b/{briefing}": answers.briefing,
        "/b/{briefing}/latest": answers.latest,
        "/b/{briefing}/feed.atom": answers.feed,
        "/b/{briefing}/dates.ics": answers.latest_dates,
        "/b/{briefing}/calendar.ics": answers.calendar,
        "/b/{briefing}/{as_of}": answers.day,
        "/b/{briefing}/{as_of}/{version}": answers.edition,
        "/b/{briefing}/{as_of}/{version}/{file}": answers.file,
        "/b/{briefing}/{as_of}/{version}/source/{article}": answers.source,
    }
    for address, answer in pages_and_files.items():
        app.add_api_route(address, answer, methods=["GET", "HEAD"], response_model=None)
    app.add_api_route("/b/{briefing}/run", answers.run, methods=["POST"], response_model=None)
    return app


def _refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException | Refusal)
    said = str(error.detail)
    answer = pages.error(error.status_code, OWN_WORDS.get(said, said))
    for name, value in (error.headers or {}).items():  # Allow, of 405
        answer.headers[name] = value
    return answer


def _own(_: Request, error: Exception) -> Response:
    assert isinstance(error, DaybriefError)
    return pages.error(STATUS.get(type(error), 500), shown(f"{error.subject}: {error.message}"))


def _broken(_: Request, __: Exception) -> Response:
    return pages.error(500, "The page could not be made.")
