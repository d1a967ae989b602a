"""What each address answers: values from the shelf and the desk, set into a page or a file."""

import hashlib
import json
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tasks import datewords
from tasks.archive import Edition
from tasks.model import Shelf
from tasks.render.display import shown
from web import forms, fronts, issues, months, pages, passage, runs, subscription
from web.access import Access
from web.desk import BriefingRow, Busy, Desk
from web.feed import Feed, atom
from web.reading import reading

FOR_EVER = "private, max-age=31536000, immutable"
FRESH = "private, no-cache"
RUNS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Room:
    """The answers; every one looks at shelf and desk anew."""

    shelf: Shelf
    desk: Desk
    access: Access

    def front(self, request: Request) -> Response:
        """The newest edition of each briefing."""
        rows, newest = self.desk.briefings(), issues.latest(self.shelf.output)
        by_name = {row.name: row for row in rows}
        seal = forms.seal(request.cookies, self.access.key)
        names = (*by_name, *(name for name in newest if name not in by_name))
        lasts = {name: next(iter(self.desk.runs(name)), None) for name in by_name}
        cards = tuple(fronts.card(n, by_name.get(n), newest.get(n), lasts.get(n), seal) for n in names)
        return self._sealed(request, pages.page("front", cards=cards, most=fronts.MOST_LINES), seal)

    def briefing(self, request: Request, briefing: str, year: str = "") -> Response:
        """The archive of a briefing, its runs, and the button."""
        row, found = self._known(briefing)
        shown_year = months.year(found, year)
        if year and shown_year is None:
            raise HTTPException(404, f"There is no edition of {year[:20]}.")
        seal = forms.seal(request.cookies, self.access.key)
        last = self.desk.runs(briefing) if row else ()
        answer = pages.page(
            "briefing",
            name=briefing,
            title=self._title(briefing, row, found),
            year=shown_year,
            button=fronts.button(row, seal) if row else None,
            next=runs.instant(row.next, row.zone) if row and row.next else "",
            standing=runs.standing(next(iter(last), None), found[-1] if found else None),
            runs=tuple(runs.told(run, row.zone if row else "UTC") for run in last[:RUNS_SHOWN]),
        )
        return self._sealed(request, answer, seal)

    def latest(self, briefing: str) -> Response:
        """The way to the newest edition."""
        return _to(issues.address(self._newest(briefing)))

    def latest_note(self, briefing: str) -> Response:
        """The way to the newest note.pdf: an address to keep."""
        return _to(issues.address(self._newest(briefing), "note.pdf"))

    def latest_dates(self, request: Request, briefing: str) -> Response:
        """dates.ics of the newest edition itself: calendars keep this address and follow nothing."""
        return self._file(request, self._newest(briefing), "dates.ics", FRESH)

    def calendar(self, request: Request, briefing: str) -> Response:
        """What is ahead over all editions: a calendar subscribes to it, and what moves moves there."""
        row, found = self._known(briefing)
        if not found:
            raise HTTPException(404, "There is no edition of this briefing yet.")
        body = subscription.of(found, self._title(briefing, row, found))
        answer = Response(body, media_type="text/calendar; charset=utf-8")
        answer.headers["Content-Disposition"] = f'inline; filename="{briefing}-upcoming.ics"'
        answer.headers["Content-Security-Policy"] = pages.HOUSE
        return _tagged(request, answer, FRESH)

    def feed(self, request: Request, briefing: str) -> Response:
        """The editions as an Atom feed."""
        row, found = self._known(briefing)
        home = f"{request.url.scheme}://{request.headers['host'].lower()}"
        listed = (edition for issue in found for edition in issue.versions)
        body = atom(Feed(briefing, self._title(briefing, row, found), home), listed)
        return _tagged(request, Response(body, media_type="application/atom+xml"), FRESH)

    def day(self, briefing: str, as_of: str) -> Response:
        """The newest edition of a day."""
        return self._edition(briefing, as_of, "")

    def edition(self, briefing: str, as_of: str, version: str) -> Response:
        """One edition."""
        return self._edition(briefing, as_of, version)

    def file(self, request: Request, briefing: str, as_of: str, version: str, file: str) -> Response:
        """A file of an edition."""
        edition = self._find(briefing, as_of, version)
        return self._file(request, edition, file, FOR_EVER)

    def source(self, briefing: str, as_of: str, version: str, article: str, request: Request) -> Response:
        """An article that an edition cites, with a passage marked."""
        edition = self._find(briefing, as_of, version)
        data = issues.data(edition, f"sources/{article}.txt")
        if data is None:
            raise HTTPException(404, "This edition keeps no article of that number.")
        given = request.query_params
        cut = passage.cut(data.decode("utf-8", "surrogatepass"), given.get("start", ""), given.get("end", ""))
        if cut is None:
            raise HTTPException(404, "The article has no such passage.")
        said = reading(edition)
        told = passage.told(said.sources.get(article) if said else None, article)
        back = issues.address(edition)
        return pages.page("source", told=told, cut=cut, back=back, day=datewords.day(edition.as_of))

    async def run(self, request: Request, briefing: str) -> Response:
        """Start a run by a form of ours, and lead to its page."""
        fields = await forms.filled(request, self.access.key)
        day, key = issues.day_of(fields.get("day", "")), fields.get("key", "")
        if day is None:
            raise HTTPException(422, "The day is missing or is none; write it as 2026-02-03.")
        if not forms.KEY.fullmatch(key):
            raise HTTPException(400, f"The form is damaged. {forms.STALE}")
        row, _ = await run_in_threadpool(self._known, briefing)
        if row is None:
            raise HTTPException(404, f"{briefing} is not made from here.")
        try:
            started = await run_in_threadpool(self.desk.start, briefing, day, key)
        except Busy as busy:
            under_way = next((r for r in await run_in_threadpool(self.desk.runs, briefing) if r.open), None)
            to = f"/runs/{under_way.id}" if under_way else f"/b/{briefing}"
            return pages.error(409, shown(busy.message), "Wait for it to end.", to, "See how far it is")
        return _to(f"/runs/{started}")

    def live(self, request: Request, id: str) -> Response:  # noqa: A002
        """A run, stage by stage; the page looks again by itself while there is more to come."""
        run = self.desk.run(id) if issues.ARTICLE.fullmatch(id) else None
        if run is None:
            raise HTTPException(404, "There is no run of that number, or it is too long ago.")
        row, found = self._known(run.briefing)
        return pages.page(
            "run",
            run=runs.told(run, row.zone if row else "UTC"),
            title=self._title(run.briefing, row, found),
            briefing=run.briefing,
            edition=runs.edition_page(run, self.shelf.output),
            standing=runs.standing(run, found[-1] if found else None),
            still="still" in request.query_params,
        )

    def style(self, name: str) -> Response:
        """The stylesheet, by the name that has its digest."""
        if name != pages.style_name():
            raise HTTPException(404)
        return Response(pages.stylesheet(), headers={"Cache-Control": FOR_EVER}, media_type="text/css; charset=utf-8")

    def health(self) -> Response:
        """That the room answers, and counts."""
        rows, newest = self.desk.briefings(), issues.latest(self.shelf.output)
        under_way = sum(1 for row in rows for run in self.desk.runs(row.name) if run.open)
        said = {"status": "ok", "briefings": len(rows), "with_an_edition": len(newest), "runs_under_way": under_way}
        return Response(json.dumps(said), media_type="application/json", headers={"Cache-Control": "no-store"})

    def _edition(self, briefing: str, as_of: str, version: str) -> Response:
        row, found = self._known(briefing)
        pair = issues.find(found, as_of, version)
        if pair is None:
            raise HTTPException(404, "There is no such edition.")
        page = fronts.edition_page(pair[1], pair[0], found)
        return pages.page("edition", page=page, briefing=briefing, name=self._title(briefing, row, found))

    def _file(self, request: Request, edition: Edition, name: str, caching: str) -> Response:
        data = issues.data(edition, name) if name in issues.FILES else None
        if data is None:
            raise HTTPException(404, "The edition has no such file.")
        kind = issues.FILES[name]
        answer = Response(data, media_type=kind.media)
        answer.headers["Content-Disposition"] = f'{kind.disposition}; filename="{issues.kept_as(edition, name)}"'
        answer.headers["Content-Security-Policy"] = pages.policy(name, data)
        return _tagged(request, answer, caching)

    def _known(self, briefing: str) -> tuple[BriefingRow | None, tuple[issues.Issue, ...]]:
        """The briefing at the desk and its issues; raises for a name that neither knows."""
        if issues.NAME.fullmatch(briefing):
            row = next((r for r in self.desk.briefings() if r.name == briefing), None)
            found = issues.issues(self.shelf.output, briefing)
            if row or found:
                return row, found
        raise HTTPException(404, "There is no briefing of that name.")

    def _find(self, briefing: str, as_of: str, version: str) -> Edition:
        found = issues.at(self.shelf.output, briefing, as_of, version)
        if found is None:
            raise HTTPException(404, "There is no such edition.")
        return found

    def _newest(self, briefing: str) -> Edition:
        found = self._known(briefing)[1]
        if not found:
            raise HTTPException(404, "There is no edition of this briefing yet.")
        return found[-1].newest

    def _title(self, briefing: str, row: BriefingRow | None, found: tuple[issues.Issue, ...]) -> str:
        said = reading(found[-1].newest) if found and row is None else None
        return shown(row.title) if row else said.title if said else briefing

    def _sealed(self, request: Request, answer: Response, seal: forms.Seal) -> Response:
        """``answer`` with the cookie its forms need."""
        answer.headers.update(pages.WITH_FORM)
        if seal.fresh:
            secure = request.url.scheme == "https"
            answer.set_cookie(forms.COOKIE, seal.cookie, httponly=True, samesite="strict", secure=secure)
        return answer


def _to(address: str) -> Response:
    return RedirectResponse(address, HTTPStatus.SEE_OTHER, headers={"Cache-Control": FRESH})


def _tagged(request: Request, answer: Response, caching: str) -> Response:
    """``answer`` with its tag; only the tag where the reader holds these bytes already."""
    tag = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:32]}"'
    answer.headers["ETag"], answer.headers["Cache-Control"] = tag, caching
    held = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if tag not in held and "*" not in held:
        return answer
    kept = {n: answer.headers[n] for n in ("ETag", "Cache-Control", "Content-Security-Policy") if n in answer.headers}
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
