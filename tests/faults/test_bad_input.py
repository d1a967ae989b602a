"""One bad document never costs the morning, and what cannot be done is said in one line."""

import codecs
import json
import os
import re
from pathlib import Path

import pytest

GAZETTE = """Harbour ministers to meet in Valletta

Valletta, 3 March 2026 - Ministers of nine coastal states will meet in Valletta on 12 March 2026 to discuss
the fisheries accord, the Ministry of Maritime Affairs said on Tuesday.

"We expect the accord to be signed before the summer," said Anna Borg, the Minister for Maritime Affairs of Malta.
She travels to Lisbon on 5 March 2026 for talks with her Portuguese counterpart.
"""
UNDATED = """The harbour and the ministry

The ministry of maritime affairs has not said who will run the northern harbour once the lease of the present company
ends. Two companies have asked for talks, and the dockers' union wants a seat at the table, its chairman said. The
minister met both companies and the union, and told parliament that no decision had been taken. The opposition asked
for the papers of the last tender, which the ministry holds to be confidential, and a committee will look into it.
"""
# opening this name is refused, as for a file of another user (tests may run as root, who may open all)
LOCKED = """
import sys
def refuse(event, args):
    if event == 'open' and str(args[0]).endswith('locked.txt'):
        raise PermissionError(13, 'Permission denied', str(args[0]))
sys.addaudithook(refuse)
"""
SMALL_FILES_ONLY = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"
NO_PANGO = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] == 'weasyprint':
            raise OSError("cannot load library 'libpango-1.0-0': no such file")
sys.meta_path.insert(0, Gone())
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def one_line(done) -> str:
    assert re.fullmatch(r"(?s).*?^daybrief: [^\n]+: [^\n]+\n", done.stderr, re.MULTILINE), done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def notices(pdf: str) -> str:
    return json.dumps(json.loads((Path(pdf).parent / "briefing.json").read_bytes())["notices"])


def test_an_empty_folder_is_said(desk: Path, command) -> None:
    done = command("run", "desk")
    assert done.returncode == 2
    assert "desk" in one_line(done)


@pytest.mark.parametrize("name", ["photo.jpg", "story.txt", "page.html"])
def test_a_folder_of_nothing_but_noise_is_said(name: str, desk: Path, command) -> None:
    (desk / name).write_bytes(bytes(range(256)) * 64)
    done = command("run", "desk", "--as-of", "2026-03-04")
    assert done.returncode == 2
    one_line(done)


def test_documents_without_a_date_need_the_readers_day(desk: Path, command) -> None:
    (desk / "letter.txt").write_text(UNDATED)
    done = command("run", "desk")
    assert done.returncode == 2
    assert one_line(done).endswith("no document carries a date; give --as-of YYYY-MM-DD")


def test_bad_files_beside_a_good_one_are_named_and_the_note_is_made(desk: Path, command) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    os.mkfifo(desk / "fifo.txt")
    (desk / "link.txt").symlink_to("nowhere.txt")
    (desk / "empty.txt").touch()
    (desk / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (desk / "locked.txt").write_text("Closed.")
    with (desk / "huge.txt").open("wb") as file:
        file.truncate(100_000_000)
    done = command("run", "desk", before=LOCKED)
    assert done.returncode == 0, done.stderr
    pdf = done.stdout.splitlines()[-1]
    assert Path(pdf).read_bytes().startswith(b"%PDF")
    for bad in ("binary", "locked", "huge"):
        assert f"{bad}.txt" in notices(pdf)


def test_unusual_encodings_are_read(desk: Path, command) -> None:
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        text = GAZETTE.replace('"We expect', "\u201cWe expect").replace("nine coastal", f"{encoding} coastal")
        (desk / f"{encoding}.txt").write_bytes(codecs.encode(text, encoding))
    done = command("run", "desk")
    assert done.returncode == 0, done.stderr
    texts = [p.read_text(encoding="utf-8") for p in (Path(done.stdout.splitlines()[-1]).parent / "sources").glob("*")]
    assert len(texts) == 3
    assert all("\u201cWe expect the accord" in text for text in texts)


def test_bytes_of_no_encoding_do_not_stop_the_note(desk: Path, command) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (desk / "torn.txt").write_bytes(GAZETTE.encode().replace(b"coastal", b"co\xff\xfe\x80stal"))
    assert command("run", "desk").returncode == 0


def test_an_output_that_cannot_be_made_is_said(desk: Path, command) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    done = command("run", "desk", "--out", "desk/gazette.txt/below")
    assert done.returncode == 4
    assert "choose another --out" in one_line(done)


def test_a_disk_that_takes_no_more_leaves_no_half_edition(desk: Path, command) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    whole = Path(command("run", "desk", "--out", "whole").stdout.splitlines()[-1])
    for most in (4_000, 20_000, whole.stat().st_size - 1):
        done = command("run", "desk", "--out", "out", before=SMALL_FILES_ONLY.format(most))
        assert done.returncode == 4, done.stderr
        one_line(done)
        assert not list((desk.parent / "out").glob("*/*/v*"))
    again = command("run", "desk", "--out", "out")
    assert again.returncode == 0, "once there is room, the same command works"
    assert Path(again.stdout.splitlines()[-1]).read_bytes() == whole.read_bytes()


def test_a_machine_without_pango_is_told_what_to_install(desk: Path, daybrief) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    done = daybrief("run", "desk", before=NO_PANGO)
    assert done.returncode == 3
    assert "make setup" in one_line(done)


def test_a_machine_without_a_language_model_is_told_what_to_install(desk: Path, daybrief) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    done = daybrief("run", "desk", before="import tasks.nlp; tasks.nlp.MODELS = ()")
    assert done.returncode == 3
    assert "make setup" in one_line(done)


def test_a_damaged_archive_is_said_and_the_way_out_works(desk: Path, command) -> None:
    (desk / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    archive = desk.parent / "output" / ".daybrief" / "archive.sqlite"
    archive.parent.mkdir(parents=True)
    archive.write_bytes(b"once a database " * 1000)
    done = command("run", "desk")
    assert done.returncode == 4
    assert "move the file away and run again" in one_line(done)
    archive.unlink()
    assert command("run", "desk").returncode == 0
