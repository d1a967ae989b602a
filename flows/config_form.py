"""The form of daybrief.toml: which keys there are, what they may hold, and what holds where nothing is said."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from flows import config_values as values

BESIDE = "beside"  # key of the validation context: the folder that relative paths start at


def _path(text: str, info: ValidationInfo) -> str:
    return str(values.folder(text, _beside(info)))


def _output(text: str, info: ValidationInfo) -> str:
    path = values.folder(text, _beside(info))
    if path.exists() and not path.is_dir():
        raise ValueError("is a file; name a folder")
    return str(path)


def _archive(text: str, info: ValidationInfo) -> str:
    return values.archive(text, _beside(info))


def _at(text: str, info: ValidationInfo) -> str:
    return values.at(text, str(info.data.get("kind", "")), _beside(info))


def _beside(info: ValidationInfo) -> Path:
    assert isinstance(info.context, dict)
    return Path(info.context[BESIDE])


def _kept(text: str, info: ValidationInfo) -> str:
    path = values.folder(text, _beside(info))
    if not path.is_file():
        raise ValueError("is no file that exists")
    return str(path)


def _all_or(given: object) -> object:
    """``None`` for "all"."""
    if isinstance(given, str):
        if given != "all":
            raise ValueError('is not "all"; write names in brackets, as ["name"]')
        return None
    return given


Name = Annotated[str, AfterValidator(values.name)]
Line = Annotated[str, AfterValidator(values.line)]
Zone = Annotated[str, AfterValidator(values.zone)]
Terms = list[Annotated[str, AfterValidator(values.term)]]
Names = Annotated[list[str] | None, BeforeValidator(_all_or)]
Cron = Annotated[str, AfterValidator(values.cron)]
Port = Annotated[int, Field(ge=1, le=65_535)]
Kept = Annotated[str, AfterValidator(_kept)]  # a file that exists


class Form(BaseModel):
    """A table of the file: no key but these, no type but theirs."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class SourceForm(Form):
    """[[sources]]."""

    key: Name
    kind: Literal["feed", "page", "sitemap", "list", "folder", "mailbox", "warc"]
    at: Annotated[str, AfterValidator(_at)]
    name: Line | None = None
    rights: Literal["open", "quote", "link"] = "quote"
    official: Line | None = None
    topics: list[str] = []
    full_text: bool = True
    language: Annotated[str, AfterValidator(values.language)] = ""


class TopicForm(Form):
    """[[topics]]."""

    name: Line
    terms: Terms = []
    actors: Terms = []
    places: Terms = []
    sources: list[str] = []
    unless: Terms = []
    weight: Annotated[float, Field(gt=0, le=100)] = 1.0
    section: Line | None = None


class BriefingForm(Form):
    """[[briefings]]."""

    name: Name = "daily"
    title: Line = "Policy briefing note"
    zone: Zone | None = None  # that of the file
    sources: Names = None
    topics: Names = None
    cut_off: Annotated[str, BeforeValidator(values.local_time)] = "05:30"
    cron: Cron | None = None  # each day at ``cut_off``
    pages: Annotated[int, Field(ge=1, le=50)] = 6
    words: Annotated[int, Field(ge=300, le=50_000)] = 2300
    horizon: Annotated[int, Field(ge=1, le=365)] = 14


class RoomForm(Form):
    """[room]: the reading room of `daybrief serve`."""

    host: Line = "127.0.0.1"
    port: Port = 8050
    password_file: Kept | None = None
    hosts: list[Annotated[str, AfterValidator(values.host)]] = []
    address: Annotated[str, AfterValidator(values.address)] = ""  # as readers know it, for the notices


class PrefectForm(Form):
    """[prefect]: the Prefect server of `daybrief serve`, on this machine only."""

    port: Port = 4200


class NotifyForm(Form):
    """[notify]: who is told how a run ended."""

    mail_to: list[Annotated[str, AfterValidator(values.mail)]] = []
    mail_from: Annotated[str, AfterValidator(values.mail)] | None = None  # the first of ``mail_to``
    smtp: Annotated[str, AfterValidator(values.server)] = "localhost:25"
    tls: Literal["none", "starttls", "tls"] = "none"
    user: Line | None = None
    password_file: Kept | None = None
    webhook: Annotated[str, AfterValidator(values.address)] = ""
    success: bool = True  # also where all went well


class ActorsForm(Form):
    """[actors]: what the user knows of people and bodies."""

    gazetteer: Kept | None = None  # CSV


class FileForm(Form):
    """daybrief.toml."""

    output: Annotated[str, AfterValidator(_output)] = Field("output", validate_default=True)
    archive: Annotated[str, AfterValidator(_archive)] | None = None  # inside ``output``
    zone: Zone = "UTC"
    contact: Annotated[str, AfterValidator(values.contact)] = ""
    allow_hosts: list[Annotated[str, AfterValidator(values.host)]] = []
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 400
    collect: Cron = "0 * * * *"  # UTC
    room: RoomForm = RoomForm()
    prefect: PrefectForm = PrefectForm()
    notify: NotifyForm = NotifyForm()
    actors: ActorsForm = ActorsForm()
    topics_file: list[Annotated[str, AfterValidator(_path)]] = []
    packs: Names = Field(default=[])
    briefings: list[BriefingForm] = []
    sources: list[SourceForm] = []
    topics: list[TopicForm] = []


class TopicsForm(Form):
    """A file of topics."""

    topics: list[TopicForm] = []
