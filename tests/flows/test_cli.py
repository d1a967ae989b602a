"""The command line says what is wrong in one line, and loads nothing it does not need."""

import re
from pathlib import Path

import pytest

HEAVY = ("spacy", "weasyprint", "prefect", "sqlalchemy", "sklearn", "trafilatura")
LOADED = (
    "import atexit, sys; atexit.register(lambda: print('loaded:', *sorted(m for m in sys.modules if '.' not in m)))"
)
# arguments, exit code, what the one line says
MISTAKES = [
    (["run"], 2, "daybrief.toml: is not there; `daybrief sources add URL` makes one"),
    (["collect"], 2, "daybrief.toml: is not there"),
    (["edition", "--config", "press.toml"], 2, "press.toml: is not there"),
    (["run", "--as-of", "2026-02-02"], 2, "--as-of, --zone and --title go with PATH"),
    (["run", "--nope", "x"], 2, "usage: No such option"),
    (["print", "x"], 2, "usage: No such command"),
    (["run", "nowhere"], 2, "nowhere: is not there"),
    (["run", "desk", "--as-of", "2026-02-30"], 2, "'2026-02-30' is not a day; write it as YYYY-MM-DD"),
    (["run", "desk", "--as-of", "tomorrow"], 2, "'tomorrow' is not a day"),
    (["run", "desk", "--zone", "Europe/Atlantis"], 2, "'Europe/Atlantis' is not a time zone"),
    (["run", "desk", "--zone", "../../etc/passwd"], 2, "is not a time zone"),
    (["run", "desk", "--zone", ""], 2, "is not a time zone"),
    (["run", "desk", "--name", "../up"], 2, "'../up' cannot name a folder"),
    (["run", "desk", "--as-of", ""], 2, "is not a day"),
    (["run", "desk", "--out", ""], 2, "out: is empty"),
    (["run", "desk", "--name", ""], 2, "cannot name a folder"),
    (["run", "desk", "--title", "  "], 2, "title: is empty"),
    (["run", "desk", "--out", "desk/file.txt"], 2, "is a file; name a folder by --out"),
    (["show", "manual"], 2, "is no edition"),
    (["verify", "desk"], 2, "is no edition"),
    (["render", "manual/2026-02-02/v9"], 2, "is no edition"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "file.txt").write_text("The envoy left for Valletta on Friday.", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("args", "code", "said"), MISTAKES, ids=[" ".join(args) for args, _, _ in MISTAKES])
def test_a_mistake_is_one_line_with_its_fix(args: list[str], code: int, said: str, desk: Path, daybrief) -> None:
    done = daybrief(*args)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert re.fullmatch(r"daybrief: [^\n]+: [^\n]+\n", done.stderr), done.stderr
    assert said in done.stderr
    assert not (desk.parent / "output").exists(), "a mistake costs nothing on disk"


@pytest.mark.parametrize("args", [["--help"], ["run", "--help"], ["verify", "--help"], []])
def test_help_loads_nothing_heavy_and_names_the_exit_codes(args: list[str], daybrief) -> None:
    done = daybrief(*args, before=LOADED)
    assert done.returncode == 0
    assert not set(HEAVY) & set(done.stdout.partition("loaded:")[2].split())
    assert "5 an edition does not hold" in " ".join(done.stdout.split())


def test_settings_of_the_environment_are_all_checked_at_once(desk: Path, daybrief) -> None:
    done = daybrief("run", "desk", DAYBRIEF_ZONE="Mars/Base", DAYBRIEF_NAME="A B", DAYBRIEF_TITEL="x")
    assert done.returncode == 2
    for said in ("DAYBRIEF_ZONE: 'Mars/Base'", "DAYBRIEF_NAME: 'A B'", "DAYBRIEF_TITEL is not known"):
        assert said in done.stderr


def test_the_unforeseen_is_one_line_and_a_log(desk: Path, daybrief) -> None:
    done = daybrief(
        "run", "desk", "--as-of", "2026-02-02", before="import flows.request as r; r.day = lambda text: 1 / 0"
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    log = Path(line.rpartition("the log is ")[2])
    assert log.parent == desk.parent / "output" / ".daybrief" / "logs"
    assert "Traceback" in log.read_text()


def test_one_run_at_a_time_in_a_folder(desk: Path) -> None:
    from flows.attempt import attempt
    from flows.request import Request
    from tasks.errors import OutputError

    request = Request((str(desk),), desk.parent / "out")
    with (
        attempt(request.command),
        pytest.raises(OutputError, match="another run is writing here"),
        attempt(request.command),
    ):
        pass
    with attempt(request.command) as free:
        assert not free.resumed


def test_an_error_that_was_explained_is_not_resumed(desk: Path) -> None:
    from flows.attempt import attempt
    from flows.request import Request
    from tasks.errors import SetupError

    request = Request((str(desk),), desk.parent / "out")
    with pytest.raises(SetupError), attempt(request.command):
        raise SetupError("Pango", "is missing")
    with pytest.raises(ZeroDivisionError), attempt(request.command) as first:
        raise ZeroDivisionError
    with attempt(request.command) as second:
        assert second.resumed
        assert second.id == first.id
    with attempt(request.command) as third:
        assert not third.resumed


def test_old_checkpoints_are_swept(desk: Path) -> None:
    import os

    from flows.attempt import attempt
    from flows.request import Request

    request = Request((str(desk),), desk.parent / "out")
    old, new = request.work / "checkpoints" / "a" / "old.json", request.work / "checkpoints" / "a" / "new.json"
    new.parent.mkdir(parents=True)
    for path in (old, new):
        path.write_text("x")
    os.utime(old, (0, 0))
    with attempt(request.command):
        pass
    assert new.exists()
    assert not old.exists()
