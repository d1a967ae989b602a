"""The form of the archive, by number: made as it is today, or brought to it from an older one.

The number stands in the database's ``user_version``, where every version of daybrief looks first; alembic's
own table repeats it. Alembic takes a second to load, so it is loaded only where there is something to bring up.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert

from tasks.archive.tables import meta, stamp
from tasks.errors import ArchiveError

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext

LATEST = 6
MIGRATIONS = Path(__file__).with_name("migrations")


def stands(db: Connection) -> int:
    """The form of the archive; 0 where there is none."""
    return int(db.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up(db: Connection, address: str) -> None:
    """Today's form, without loss, inside the caller's transaction; raises ``ArchiveError`` for a newer one."""
    now = stands(db)
    if now == LATEST:
        return
    if now > LATEST:
        message = f"was written by a newer daybrief (form {now}, this one knows {LATEST}); "
        raise ArchiveError(address, message + "upgrade daybrief, or choose another --out")
    if now:
        migrate(db, now)
    elif db.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise ArchiveError(address, "is the database of another program; choose another file or another --out")
    else:
        meta.create_all(db)
        db.execute(insert(stamp), [{"version_num": revision(LATEST)}])
    db.exec_driver_sql(f"PRAGMA user_version={LATEST}")


def migrate(db: Connection, start: int) -> None:
    """Run the migrations after number ``start``, 0 for all of them."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS)])

    def steps(_: Any, __: "MigrationContext") -> Iterable[Any]:
        return scripts._upgrade_revs("head", revision(start) if start else "base")  # noqa: SLF001 - alembic's own way

    context = MigrationContext.configure(db, opts={"fn": steps})
    if start and not context.get_current_heads():  # the first form knew no alembic
        context.stamp(scripts, revision(start))
    with Operations.context(context):
        context.run_migrations()


def revision(number: int) -> str:
    """Alembic's name of form ``number``."""
    return f"{number:04}"
