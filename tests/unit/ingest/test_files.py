"""Files and folders named by hand: what is read, what is not, and what the reader is told."""

import hashlib
import os
from pathlib import Path

import pytest

from tasks.errors import SourceError, UsageError
from tasks.ingest import files, read
from tasks.model import Article


def put(folder: Path, name: str, text: str | bytes = "") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path, prose: str) -> None:
    for name in ("b.txt", "a/z.md", "a/b.html", "c.htm"):
        put(tmp_path, name, prose)
    assert [a.name for a in read((str(tmp_path),)).articles] == ["b.html", "z.md", "b.txt", "c.htm"]


def test_notes_beside_the_articles_and_hidden_files_are_passed_over(tmp_path: Path, prose: str) -> None:
    for name in ("a.txt", "README.md", "expected.yaml", ".DS_Store", ".git/x.txt"):
        put(tmp_path, name, prose)
    found = read((str(tmp_path),))
    assert [a.name for a in found.articles] == ["a.txt"]
    assert found.notices == ()


def test_a_readme_named_by_hand_is_read(tmp_path: Path, prose: str) -> None:
    assert len(read((put(tmp_path, "README.md", prose),)).articles) == 1


def test_another_kind_of_file_is_named_in_a_notice(tmp_path: Path, prose: str) -> None:
    put(tmp_path, "a.txt", prose)
    put(tmp_path, "tape.mp3", b"ID3")
    found = read((str(tmp_path), put(tmp_path / "x", "list.csv", "a,b")))
    assert [(n.code, n.subject) for n in found.notices] == [("unread", "tape.mp3"), ("unread", "list.csv")]
    assert all(".txt" in n.message for n in found.notices)


def test_a_path_that_does_not_exist_stops_the_run(tmp_path: Path, prose: str) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read((put(tmp_path, "a.txt", prose), str(tmp_path / "b.txt")))


def test_an_empty_folder_is_named_with_what_would_be_accepted(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.txt.*\.md.*\.html") as error:
        read((str(tmp_path),))
    assert str(tmp_path) in str(error.value)


def test_no_path_at_all_is_said_so() -> None:
    with pytest.raises(UsageError):
        read(())


def test_a_zero_that_slipped_into_a_page_costs_nothing(prose: str) -> None:
    page = f"<html><body><h1>A centre</h1><p>{prose}\0</p><p>{prose.upper() * 3}</p></body></html>"
    assert prose in files.of_bytes("page.html", page.encode()).text
    with pytest.raises(SourceError, match="binary"):
        files.of_bytes("page.html", page.replace("<p>", "\0\0<p>\0").encode())


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\r\n\t", "empty"),
        ("zeros.txt", b"Ministers met\x00\x00\x01 in Rome", "binary"),
        ("noise.txt", bytes(range(1, 32)) * 20, "binary"),
        ("word.txt", b"PK\x03\x04 and more", "Word"),
        ("paper.md", b"%PDF-1.7 and more", "PDF"),
        ("empty.html", b"<html></html>", "no article"),
        ("big.txt", b"a" * (files.MOST_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_is_a_notice_and_the_others_go_on(
    name: str, data: bytes, says: str, tmp_path: Path, prose: str
) -> None:
    put(tmp_path, "good.txt", prose)
    put(tmp_path, name, data)
    found = read((str(tmp_path),))
    assert [a.name for a in found.articles] == ["good.txt"]
    assert [n.subject for n in found.notices] == [name]
    assert says in found.notices[0].message
    assert name in found.notices[0].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_opened_is_a_notice(tmp_path: Path, prose: str) -> None:
    put(tmp_path, "good.txt", prose)
    locked = put(tmp_path, "locked.txt", prose)
    Path(locked).chmod(0)
    assert "readable" in read((str(tmp_path),)).notices[0].message


def test_a_pipe_in_a_folder_does_not_hang_the_run(tmp_path: Path, prose: str) -> None:
    put(tmp_path, "good.txt", prose)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular file" in read((str(tmp_path),)).notices[0].message


def test_a_link_to_nowhere_is_a_notice(tmp_path: Path, prose: str) -> None:
    put(tmp_path, "good.txt", prose)
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert read((str(tmp_path),)).notices[0].subject == "link.txt"


def test_a_file_named_twice_is_read_once(tmp_path: Path, prose: str) -> None:
    path = put(tmp_path, "a.txt", prose)
    assert len(read((path, str(tmp_path), path)).articles) == 1


def test_the_same_name_and_text_in_two_folders_is_one_article_and_said_so(tmp_path: Path, prose: str) -> None:
    put(tmp_path, "x/a.txt", prose)
    put(tmp_path, "y/a.txt", prose)
    found = read((str(tmp_path),))
    assert len(found.articles) == 1
    assert "twice" in found.notices[0].message


def test_two_outlets_with_one_text_stay_two_articles(tmp_path: Path, prose: str) -> None:
    put(tmp_path, "one.txt", prose)
    put(tmp_path, "two.txt", prose)
    assert len({a.id for a in read((str(tmp_path),)).articles}) == 2


def test_the_id_is_of_name_and_text_and_the_raw_hash_of_the_bytes(tmp_path: Path, prose: str) -> None:
    article = read((put(tmp_path, "a.txt", prose),)).articles[0]
    assert article.id == hashlib.sha256(f"files\0a.txt\0{prose}".encode()).hexdigest()[:16]
    assert article.raw == hashlib.sha256(prose.encode()).hexdigest()


def test_a_text_file_is_its_text_with_its_own_line_ends(tmp_path: Path, prose: str) -> None:
    text = f"  A rescue centre\r\n\r\n{prose}\r\n\r\n\r\n"
    assert read((put(tmp_path, "a.txt", text),)).articles[0].text == text


def headline(article: Article) -> str | None:
    return article.quote(article.headline) if article.headline else None


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Nine states share a rescue centre\n\n", "Nine states share a rescue centre"),
        ("Nine states share a rescue centre\r\n\r\n", "Nine states share a rescue centre"),
        ("Will the strait be safer?\n\n", "Will the strait be safer?"),
        ("Nine states share a rescue centre\nROME, Feb 2 (ANSA) - ", "Nine states share a rescue centre"),
        ("Nine states share a rescue centre\nBy Jane Ashdown\n\n", "Nine states share a rescue centre"),
        (
            "PRESS RELEASE 4/2026\n\nMinistry of Transport\nRome, 2 February 2026\n\nA centre for the strait\n\n",
            "A centre for the strait",
        ),
        ("Published: 2 February 2026\n\nA centre for the strait\n\n", "A centre for the strait"),
        ("Nine states agreed to share the cost.\n\n", None),
        ("Add Tidewater Post as a Preferred Source\n\n", None),
        (" date 2026-02-02 ", None),
        ("Read the full statement here:\n\n", None),
        ("", None),
    ],
)
def test_a_headline_is_a_short_line_that_stands_apart(
    first: str, expected: str | None, tmp_path: Path, prose: str
) -> None:
    assert headline(read((put(tmp_path, "a.txt", first + prose),)).articles[0]) == expected


def test_the_headline_of_markdown_is_its_first_heading(tmp_path: Path, prose: str) -> None:
    article = read(
        (
            put(
                tmp_path,
                "a.md",
                f"![map](https://x.example/m.png)\n\n# A centre for the strait #\n\n## Cost\n\n{prose}",
            ),
        )
    )
    assert headline(article.articles[0]) == "A centre for the strait"


EXPORT = """---
title: "A centre for the strait"
date: 2026-02-02
source: Tidewater Post
author: Jane Ashdown
url: https://tidewater.example/centre
---

"""


def test_the_head_of_an_export_is_read_and_not_part_of_the_report(tmp_path: Path, prose: str) -> None:
    from tasks.ingest import mark

    article = mark(read((put(tmp_path, "a.md", EXPORT + prose),)).articles[0])
    assert headline(article) == "A centre for the strait"
    assert article.url == "https://tidewater.example/centre"
    assert article.outlet.value == "Tidewater Post"
    assert str(article.dated.day) == "2026-02-02"
    assert article.byline is not None
    assert article.byline.value == "Jane Ashdown"
    assert article.readable.split() == ["A", "centre", "for", "the", "strait", *prose.split()]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Zoë’s plan costs €3".encode(), "Zoë’s plan costs €3"),
        (b"\xef\xbb\xbfZo\xc3\xab", "Zoë"),
        ("Zoë’s plan".encode("utf-16"), "Zoë’s plan"),
        (b"\xff\xfe" + "Zoë’s plan".encode("utf-16-le"), "Zoë’s plan"),
        (
            "The minister said the “deal” would cost €3 billion – it’s signed, she said in Rome".encode("cp1252"),
            "The minister said the “deal” would cost €3 billion – it’s signed, she said in Rome",
        ),
        (
            "Министр заявил, что переговоры пройдут в Москве в феврале, сообщает агентство.".encode("cp1251"),
            "Министр заявил, что переговоры пройдут в Москве в феврале, сообщает агентство.",
        ),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(data: bytes, expected: str, tmp_path: Path) -> None:
    assert read((put(tmp_path, "a.txt", data),)).articles[0].text == expected


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("koi8-r", "koi8-r"),
        ("iso-8859-1", "utf-8"),
        ("utf-7", "utf-8"),
    ],
)
def test_a_page_may_declare_its_encoding_but_not_lie_about_it(
    declared: str, written: str, tmp_path: Path, prose: str
) -> None:
    name = "Министр" if written == "koi8-r" else "Zoë “O’Neill”"
    page = f'<html><head><meta charset="{declared}"></head><body><article><p>{name} said. {prose}</p></article></body></html>'
    assert name in read((put(tmp_path, "a.html", page.encode(written)),)).articles[0].text
