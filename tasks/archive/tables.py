"""The archive's tables: what was read, from where and when, and what every edition told of it."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An instant in UTC; the database holds it without a zone, in a form that sorts."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002 - its form
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} is no instant: it has no zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002 - its form
        return None if value is None else value.replace(tzinfo=UTC)


meta = MetaData()
stamp = Table(
    "alembic_version",
    meta,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

# What was read
articles = Table(
    "articles",
    meta,
    Column("key", String, primary_key=True),  # sha256 of ``body``: another reading of a text is another row
    Column("id", String, nullable=False, index=True),
    Column("body", Text, nullable=False),  # JSON of an Article
)
intakes = Table("intakes", meta, Column("id", String, primary_key=True))
intake_articles = Table(  # of documents named by hand
    "intake_articles",
    meta,
    Column("intake", ForeignKey("intakes.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", ForeignKey("articles.key"), nullable=False),
)
notices = Table(
    "notices",
    meta,
    Column("intake", ForeignKey("intakes.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("message", Text, nullable=False),
)

# What sources brought, and when
collections = Table(
    "collections",
    meta,
    Column("number", Integer, primary_key=True),
    Column("intake", ForeignKey("intakes.id"), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("seen", Instant, nullable=False, index=True),  # the instant its articles count as first seen
    Column("fresh", Integer, nullable=False),
)
arrivals = Table(  # a text seen for the first time at its place; the rows of one place are its versions, by number
    "arrivals",
    meta,
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey("articles.key"), nullable=False, unique=True),
    Column("collection", ForeignKey("collections.number"), nullable=False, index=True),
    Column("seen", Instant, nullable=False, index=True),
    Column("source", String, nullable=False, index=True),
    Column("place", Text, nullable=False),  # the link; what has none is named within its source
    Column("text", String, nullable=False),  # its sha256
    Column("used", Boolean, nullable=False),
    UniqueConstraint("place", "text"),
    Column("raw", String, nullable=False, server_default="", index=True),  # sha256 of the bytes it was read from
)
listings = Table(  # every source that listed what stands there, and since when
    "listings",
    meta,
    Column("arrival", ForeignKey("arrivals.number"), primary_key=True),
    Column("source", String, primary_key=True),
    Column("seen", Instant, nullable=False),
)
visits = Table(
    "visits",
    meta,
    Column("collection", ForeignKey("collections.number"), primary_key=True),
    Column("source", String, primary_key=True),
    Column("articles", Integer, nullable=False),  # that were new
    Column("listed", Boolean, nullable=False),  # it said anew what it holds, not only that nothing has changed
    Column("failing", Instant),
    Column("error", Text, nullable=False),
)
sources = Table(  # how each stands now
    "sources",
    meta,
    Column("key", String, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("moved", Text, nullable=False),
    Column("read", Instant),
    Column("failing", Instant),
    Column("error", Text, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("after", Instant),  # not asked before then
    Column("where", Text, nullable=False, server_default=""),  # address at which it fails
)
hosts = Table(  # what they asked of us, as long as it holds
    "hosts",
    meta,
    Column("origin", Text, primary_key=True),
    Column("robots", Text, nullable=False),
    Column("until", Instant),  # how long the robots.txt holds
    Column("after", Instant),  # not asked before then
)
entries = Table(
    "entries",
    meta,
    Column("source", ForeignKey("sources.key"), primary_key=True),
    Column("address", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("listed", Instant, nullable=False),  # last
)
sketches = Table(
    "sketches",
    meta,
    Column("text", String, primary_key=True),  # its sha256
    Column("sketch", LargeBinary, nullable=False),
)
prints = Table(  # by which a later copy of an article is known
    "prints",
    meta,
    Column("article", String, primary_key=True),  # its id
    Column("key", LargeBinary, nullable=False),
    Column("words", Integer, nullable=False),
    Column("hashes", LargeBinary, nullable=False),  # eight bytes each
)
site_lines = Table(  # the lines of an arrival by which it may be told what its site prints under every story
    "site_lines",
    meta,
    Column("arrival", ForeignKey("arrivals.number"), primary_key=True),
    Column("site", String, nullable=False, index=True),
    Column("lines", LargeBinary, nullable=False),  # digests, eight bytes each
)
rereadings = Table(  # the bytes of an arrival read into another text; the last one seen before a cut-off counts
    "rereadings",
    meta,
    Column("number", Integer, primary_key=True),
    Column("arrival", ForeignKey("arrivals.number"), nullable=False, index=True),
    Column("article", ForeignKey("articles.key"), nullable=False),
    Column("seen", Instant, nullable=False),
    Column("text", String, nullable=False),  # its sha256
    Column("used", Boolean, nullable=False),
)

# What was told
editions = Table(  # as first begun, never changed
    "editions",
    meta,
    Column("briefing", String, primary_key=True),
    Column("cut_off", Instant, primary_key=True),
    Column("as_of", Date, nullable=False),
    Column("since", Instant),
    Column("number", Integer, nullable=False),
    Column("remembers", Text, nullable=False),  # JSON list of keys of printings
    Column("knows", Integer, nullable=False, server_default="0"),  # it knows actors of what was marked up to there
)
printings = Table(  # one version of an edition; published once it has its number on disk
    "printings",
    meta,
    Column("key", String, primary_key=True),
    Column("briefing", String, nullable=False),
    Column("cut_off", Instant, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("package", String, nullable=False),  # digest of its files
    Column("past", String, nullable=False),  # sha256 of what it remembered
    Column("version", Integer),
    ForeignKeyConstraint(["briefing", "cut_off"], ["editions.briefing", "editions.cut_off"]),
    Column("marked", Integer),  # the how many-th of the archive to be published
)
tellings = Table(
    "tellings",
    meta,
    Column("printing", ForeignKey("printings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("story", String, nullable=False),
    Column("tier", String, nullable=False),
    Column("headline", Text, nullable=False),
    Column("ledger", LargeBinary, nullable=False),  # JSON, zlib
)
story_articles = Table(
    "story_articles",
    meta,
    Column("printing", ForeignKey("printings.key"), primary_key=True),
    Column("telling", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", ForeignKey("articles.key"), nullable=False, index=True),
)
actors = Table(
    "actors",
    meta,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("first", Date, nullable=False),  # as_of of the first and the last edition that names it
    Column("last", Date, nullable=False),
)
sightings = Table(  # an actor in a story of a printing
    "sightings",
    meta,
    Column("printing", ForeignKey("printings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("story", String, nullable=False),
    Column("actor", String, nullable=False, index=True),  # its id
    Column("named", Text, nullable=False, index=True),  # what namesakes share: a family name, the name of a body
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),  # JSON: names, roles, sides and where they stand
)
