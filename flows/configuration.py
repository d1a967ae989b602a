"""daybrief.toml as one frozen object, read whole: either all of it holds, or every mistake is told at once."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flows import config_values as values
from flows import gazetteer, settings
from flows.config_checks import Ground, crossed, daily, text, texts, topic_tables
from flows.config_files import checked, document, topic_files, topics_of
from flows.config_form import BriefingForm, FileForm, NotifyForm, PrefectForm, RoomForm, SourceForm, TopicForm
from flows.config_words import Mistake, mistake
from flows.request import PRIVATE
from flows.schedule import Timetable, parse
from flows.toml_lines import Document
from tasks.errors import UsageError
from tasks.model import Listed, Order, Shelf, Topic
from tasks.model.sources import Source


class ConfigurationError(UsageError):
    """Every mistake in the settings; ``mistakes`` holds a line each, as ``daybrief.toml:4: [[sources]] mea: …``."""

    def __init__(self, name: str, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(str(m) for m in sorted(set(mistakes)))
        count = f"{len(self.mistakes)} mistakes: " if len(self.mistakes) > 1 else ""
        super().__init__(name, count + " | ".join(self.mistakes))


@dataclass(frozen=True, slots=True)
class Plan:
    """A briefing as daybrief.toml asks for it."""

    name: str
    title: str
    zone: str
    sources: tuple[str, ...]  # keys
    topics: tuple[Topic, ...]
    packaged: bool  # the topics are the policy pack, because none were given
    cut_off: str  # "05:30" of the zone's clock
    cron: str  # when it is made, on the same clock
    pages: int
    words: int
    horizon: int
    gazetteer: str = ""  # sha256 of the user's list of actors

    def cut_off_on(self, day: date) -> datetime:
        """The instant (UTC) of the cut-off on the reader's ``day``."""
        return values.instant(day, self.cut_off, self.zone).astimezone(UTC)

    @property
    def times(self) -> Timetable:
        """When it is due; each of these instants is the cut-off of an edition."""
        return Timetable(self.cron, self.zone)

    def order(self, cut_off: datetime) -> Order:
        """What an edition up to ``cut_off`` is asked for; its day is the reader's at that instant."""
        return Order(
            briefing=self.name,
            title=self.title,
            as_of=cut_off.astimezone(ZoneInfo(self.zone)).date(),
            zone=self.zone,
            cut_off=cut_off.astimezone(UTC),
            sources=self.sources,
            topics=self.topics,
            packaged=self.packaged,
            pages=self.pages,
            words=self.words,
            horizon=self.horizon,
            gazetteer=self.gazetteer,
            next=self.times.after(cut_off),
        )


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings: packaged defaults, daybrief.toml over them, DAYBRIEF_ variables over both."""

    path: Path  # of the file, absolute
    output: Path  # absolute
    archive: str  # database address
    zone: str
    contact: str  # empty where none is given
    allow_hosts: tuple[str, ...]
    retention_days: int
    briefings: tuple[Plan, ...]  # at least one
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    packaged: bool
    collect: str  # cron, UTC
    room: RoomForm
    prefect: PrefectForm
    notify: NotifyForm
    actors: tuple[Listed, ...] = ()  # the rows of the user's own list

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.archive, str(self.output))

    @property
    def work(self) -> Path:
        """Our own folder inside the output folder."""
        return self.output / PRIVATE

    def moved(self, output: Path) -> "Configuration":
        """The same with its editions and its archive in ``output``."""
        archive = f"{values.SQLITE}{output / PRIVATE / 'archive.sqlite'}"
        return dataclasses.replace(self, output=output, archive=archive)

    def chosen(self, keys: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources called ``keys``, or all; raises ``UsageError``."""
        names = [source.key for source in self.sources]
        for key in keys:
            if key not in names:
                raise UsageError("source", f'"{key}" is none of {self.path}{values.near(key, names)}')
        if not names:
            raise UsageError(str(self.path), "lists no source; `daybrief sources add URL` adds one")
        return tuple(source for source in self.sources if not keys or source.key in keys)

    def briefing(self, name: str | None = None) -> Plan:
        """The briefing ``name``, or the only one; raises ``UsageError``."""
        if name is None and len(self.briefings) == 1:
            return self.briefings[0]
        names = [plan.name for plan in self.briefings]
        if name is None:
            raise UsageError("briefing", f"there are several, name one: {', '.join(names)}")
        if name not in names:
            raise UsageError("briefing", f'"{name}" is none of {self.path}{values.near(name, names)}')
        return self.briefings[names.index(name)]

    @property
    def topics_line(self) -> str:
        """One line for whoever gave no topics; empty where they did."""
        names = ", ".join(topic.name for topic in self.topics)
        return f"no topics in {self.path.name}: the packaged policy set is used ({names})" if self.packaged else ""


def find(environ: Mapping[str, str], given: str | None = None) -> Path:
    """Where daybrief.toml is, or would be: as ``given``, else by DAYBRIEF_CONFIG, else in this folder."""
    return Path(given or environ.get("DAYBRIEF_CONFIG") or settings.Settings().config).expanduser()


def load(environ: Mapping[str, str], given: str | None = None) -> Configuration:
    """The settings that hold; raises ``UsageError`` where the file is missing, ``ConfigurationError`` on mistakes."""
    path = find(environ, given)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        fix = "`daybrief sources add URL` makes one, --config or DAYBRIEF_CONFIG names another"
        raise UsageError(str(path), f"is not there; {fix}") from None
    except OSError as error:
        raise UsageError(str(path), f"cannot be read: {error.strerror}; name a file by --config") from error
    return read(path, data, environ)


def read(path: Path, data: bytes, environ: Mapping[str, str]) -> Configuration:
    """The settings that ``data``, as the content of ``path``, and ``environ`` make together."""
    wrong = [Mistake("", 0, found) for found in settings.mistakes(environ)]
    broken: list[Mistake] = []
    file = document(str(path), path.resolve(), data, broken)
    if broken:
        raise ConfigurationError(str(path), [*wrong, *broken])
    form, others = checked(FileForm, file, wrong), topic_files(file, wrong)
    forms = [topic for other in others for topic in topics_of(other, wrong)]
    given = any(topic_tables(one) for one in (file, *others))
    pack = _pack(file, wrong, given=given)
    zone = environ.get("DAYBRIEF_ZONE") or text(file.data, "zone") or settings.Settings().zone
    wrong += crossed(Ground((file, *others), pack, zone))
    rows, digest = gazetteer.of(file, wrong)
    if wrong or form is None:
        raise ConfigurationError(str(path), wrong)
    topics = _topics((*form.topics, *forms), pack, form.sources)
    packaged = bool(pack) and not given and not form.packs
    asked = [_plan(b, zone, form.sources, topics, packaged=packaged) for b in form.briefings or [BriefingForm()]]
    plans = [dataclasses.replace(plan, gazetteer=digest) for plan in asked]
    made = Configuration(
        path=file.path,
        output=Path(form.output),
        archive=form.archive or "",
        zone=zone,
        contact=form.contact,
        allow_hosts=_once(form.allow_hosts),
        retention_days=form.retention_days,
        briefings=tuple(plans),
        sources=tuple(_source(source) for source in form.sources),
        topics=topics,
        packaged=packaged,
        collect=form.collect,
        room=form.room,
        prefect=form.prefect,
        notify=form.notify,
        actors=rows,
    )
    return _over(environ, made)


def _pack(file: Document, wrong: list[Mistake], *, given: bool) -> tuple[Topic, ...]:
    """The packaged topics that are used: those that ``packs`` names, or all where no topic is given."""
    asked = file.data.get("packs") or ([] if given else "all")
    if not asked:
        return ()
    from tasks.select import load_pack

    pack = load_pack()
    known = {topic.name for topic in pack}
    for number, named in texts(file.data, "packs"):
        if named not in known:
            told = f'packs "{named}" is no packaged topic{values.near(named, known)}'
            wrong.append(mistake(file, ("packs", number), told))
    names = {named for _, named in texts(file.data, "packs")}
    return tuple(topic for topic in pack if asked == "all" or topic.name in names)


def _topics(forms: Iterable[TopicForm], pack: tuple[Topic, ...], sources: Iterable[SourceForm]) -> tuple[Topic, ...]:
    """Every topic, with the sources that say of themselves that they belong to it."""
    own = [
        Topic(
            name=form.name,
            terms=_once(form.terms),
            actors=_once(form.actors),
            places=_once(form.places),
            sources=_once(form.sources),
            unless=_once(form.unless),
            weight=form.weight,
            section=form.section or "",
        )
        for form in forms
    ]
    whole = {topic.name: [s.key for s in sources if topic.name in s.topics] for topic in (*own, *pack)}
    return tuple(dataclasses.replace(t, sources=_once((*t.sources, *whole[t.name]))) for t in (*own, *pack))


def _plan(
    form: BriefingForm, zone: str, sources: list[SourceForm], topics: tuple[Topic, ...], *, packaged: bool
) -> Plan:
    keys = _once(source.key for source in sources)
    return Plan(
        name=form.name,
        title=form.title,
        zone=form.zone or zone,
        sources=keys if form.sources is None else tuple(key for key in keys if key in form.sources),
        topics=topics if form.topics is None else tuple(t for t in topics if t.name in form.topics),
        packaged=packaged,
        cut_off=parse(form.cron).clock if form.cron else form.cut_off,
        cron=form.cron or daily(form.cut_off),
        pages=form.pages,
        words=form.words,
        horizon=form.horizon,
    )


def _source(form: SourceForm) -> Source:
    return Source(
        key=form.key,
        kind=form.kind,
        at=form.at,
        name=form.name or "",
        rights=form.rights,
        official=form.official or "",
        topics=_once(form.topics),
        full_text=form.full_text,
        language=form.language,
    )


def _over(environ: Mapping[str, str], made: Configuration) -> Configuration:
    """``made`` with what the environment says instead; its paths start at this folder, not at the file's."""
    out, archive, hosts = (environ.get(f"{settings.PREFIX}{key}") for key in ("OUT", "ARCHIVE", "ALLOW_HOSTS"))
    output = values.folder(out, Path.cwd()) if out else made.output
    moved = made.moved(output)
    return dataclasses.replace(
        moved,
        archive=values.archive(archive, Path.cwd()) if archive else made.archive or moved.archive,
        contact=environ.get("DAYBRIEF_CONTACT") or made.contact,
        allow_hosts=settings.hosts(hosts) if hosts else made.allow_hosts,
    )


def _once(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given))
