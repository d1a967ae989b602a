"""Mails: a newsletter is its items, a letter is one text, and no link of either is ever asked for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest import mark
from tasks.ingest.kinds import letter, mail, mailbox, newsletter
from tasks.model import Basis, Source

TEXT = "Ministers from nine states agreed on Tuesday to share the cost of a rescue centre in the strait, after two years in which each of them had waited for the other to begin. The centre will keep four boats and a helicopter."
LETTER = f"""<html><head><style>p {{color: red}}</style></head><body>
<div style="display:none">Nine states, one centre, and what else is new on a Tuesday</div>
<table><tr><td><a href="https://tidewater.example/"><img src="https://t.example/logo.png" width=1></a></td></tr></table>
<h2><a href="https://tidewater.example/boats?utm_source=mail">Nine states share a rescue centre</a></h2>
<p>{TEXT}</p><p>{TEXT.replace("centre", "station")}</p><p><a href="https://tidewater.example/boats">Read more</a></p>
<h2>Steel tariff to be looked at once more</h2>
<p><a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ftidewater.example%2Fsteel&data=05">Steel tariff to be looked at once more</a></p>
<p>A committee looks at the price of steel. {TEXT}</p>
<p><a href="https://click.mail.example/ls/click?upn=u001aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789">Herring quota halved for the coming season</a></p>
<p>The quota for herring is halved. {TEXT}</p>
<img src="https://t.example/open.gif?u=abc" width="1" height="1">
<p>You are receiving this because you signed up. <a href="https://tidewater.example/out?u=1">Unsubscribe</a></p>
<p>Tidewater Post, 1 Quay Street</p></body></html>"""


def test_a_newsletter_is_its_items(makes: Any) -> None:
    found = mail.articles("today.eml", makes.mail(html=LETTER))
    assert [a.quote(a.headline) for a in found.articles if a.headline] == [
        "Nine states share a rescue centre",
        "Steel tariff to be looked at once more",
        "Herring quota halved for the coming season",
    ]
    first, second, third = found.articles
    assert first.text == f"Nine states share a rescue centre\n\n{TEXT}\n\n{TEXT.replace('centre', 'station')}"
    assert first.url == "https://tidewater.example/boats"
    assert second.url == "https://tidewater.example/steel"
    assert (third.url, found.hidden) == ("", 1)
    assert not any("Quay Street" in a.text or "what else is new" in a.text for a in found.articles)


def test_the_sender_is_the_outlet_and_the_date_the_senders_own_day(makes: Any) -> None:
    (found,) = mail.articles("letter.eml", makes.mail(TEXT)).articles
    assert (found.outlet.value, found.outlet.basis) == ("Tidewater Post", Basis.FEED)
    assert found.dated.day == date(2026, 2, 2)
    listed = makes.mail(TEXT, List_Id='"Tidewater Daily" <daily.tidewater.example>')
    assert mail.articles("letter.eml", listed).articles[0].outlet.value == "Tidewater Daily"


def test_a_mail_without_a_date_has_none(makes: Any) -> None:
    for date_line in (None, "soon", "Mon, 99 Foo 2026"):
        (found,) = mail.articles("letter.eml", makes.mail(TEXT, date=date_line)).articles
        assert found.dated.day is None
        assert "no date" in found.dated.reason


def test_a_mail_that_was_passed_on_keeps_neither_its_senders_name_nor_its_day(makes: Any) -> None:
    (found,) = mail.articles("letter.eml", makes.mail(TEXT, subject="Fwd: Nine states share a centre")).articles
    assert (found.dated.day, found.outlet.value) == (None, None)
    assert found.quote(found.headline) == "Nine states share a centre" if found.headline else False


def test_a_letter_is_one_text_under_its_subject(makes: Any) -> None:
    (found,) = mail.articles("letter.eml", makes.mail("x", html=f"<h1>Nine states</h1><p>{TEXT}</p>")).articles
    assert found.text == f"Nine states share a rescue centre\n\nNine states\n\n{TEXT}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Just a text without a head.", "none of a mail's fields"),
        (b"From: a@b.example\nSubject: x\n\n", "without text"),
        (
            b"From: a@b.example\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==",
            "without text",
        ),
    ],
)
def test_what_holds_no_text_is_said(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        mail.articles("x.eml", data)


def test_parts_inside_parts_without_end_are_left() -> None:
    deep = b"From: a@b.example\n" + b"".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'.encode() for n in range(3_000)
    )
    with pytest.raises(SourceError):
        mail.articles("deep.eml", deep + b"Content-Type: text/plain\n\nhello")


def test_a_wrong_charset_and_zeros_lose_only_themselves() -> None:
    head = b"From: a@b.example\nSubject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: text/plain; charset=unicode_escape\n\n"
    found = letter.of(head + "Prices at the café rise.".encode())
    assert (found.subject, found.text) == ("Café", "Prices at the café rise.")
    assert "\x00" not in letter.of(head + b"Prices\x00 rise.").text


def test_two_links_in_a_letter_do_not_make_a_newsletter() -> None:
    html = f'<p>{TEXT} See <a href="https://a.example/1">the paper of the ministry</a> and <a href="https://a.example/2">its annex on cost</a>.</p>'
    assert newsletter.items(html) == ()


def put(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def test_a_maildir_is_read_once_and_left_as_it_is(tmp_path: Path, makes: Any, reader: Any) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    put(tmp_path / "new", "1.host", makes.mail(html=LETTER))
    put(tmp_path / "cur", "2.host:2,S", makes.mail(TEXT, Message_ID="<m2@b.example>"))
    put(tmp_path / "tmp", "3.host", makes.mail(TEXT))
    source = Source("letters", "mailbox", str(tmp_path))
    found = reader(source)
    assert len(found.articles) == 4
    for article in found.articles:
        makes.resolves(article)
    assert {a.address for a in found.articles} >= {"mail:m1@tidewater.example#1", "mail:m2@b.example"}
    assert [n.message for n in found.notices] == [
        "1 link in letters pass by a counter that hides where they lead; left unresolved"
    ]
    assert mark(found.articles[-1]).used
    (tmp_path / "new" / "1.host").rename(tmp_path / "cur" / "1.host:2,S")
    assert reader(source).articles == ()


def test_at_first_only_what_came_lately_is_taken(tmp_path: Path, makes: Any, reader: Any) -> None:
    put(tmp_path, "old.eml", makes.mail(TEXT, date="Mon, 05 Jan 2026 10:00:00 +0000", Message_ID="<old@b.example>"))
    put(tmp_path, "new.eml", makes.mail(TEXT))
    put(tmp_path, "undated.eml", makes.mail(TEXT, date=None, Message_ID="<no@b.example>"))
    found = reader(Source("letters", "mailbox", str(tmp_path)))
    assert {a.name for a in found.articles} == {"new.eml", "undated.eml"}


def test_the_mails_of_an_mbox_are_told_apart(tmp_path: Path, makes: Any, reader: Any) -> None:
    one, two = makes.mail(TEXT + "\n\n>From the quay it was seen."), makes.mail(TEXT, Message_ID="<m2@b.example>")
    put(tmp_path, "in.mbox", b"From a\n" + one + b"\n\nFrom b\n" + two + b"\n")
    found = reader(Source("letters", "mailbox", str(tmp_path / "in.mbox")))
    assert len(found.articles) == 2
    assert "\nFrom the quay" in found.articles[0].text


def test_one_broken_mail_does_not_cost_the_others(tmp_path: Path, makes: Any, reader: Any) -> None:
    put(tmp_path, "a.eml", b"no mail at all")
    put(tmp_path, "b.eml", makes.mail(TEXT))
    found = reader(Source("letters", "mailbox", str(tmp_path)))
    assert len(found.articles) == 1
    assert "a.eml has none of a mail's fields" in found.notices[0].message


def test_a_mailbox_that_is_not_there_is_said(tmp_path: Path, reader: Any) -> None:
    found = reader(Source("letters", "mailbox", str(tmp_path / "gone")))
    assert "has no mailbox" in found.states[0].error


def test_no_link_of_a_mail_is_asked_for(tmp_path: Path, makes: Any, reader: Any, site: Any) -> None:
    address = site.put("/boats", "x")
    put(tmp_path, "a.eml", makes.mail(html=LETTER.replace("https://tidewater.example", address)))
    reader(Source("letters", "mailbox", str(tmp_path)))
    assert site.asked == []


def test_a_mailbox_is_known_by_its_form(tmp_path: Path) -> None:
    put(tmp_path / "a", "x.txt", b"x")
    put(tmp_path / "b", "x.eml", b"x")
    assert not mailbox.is_mailbox(tmp_path / "a")
    assert mailbox.is_mailbox(tmp_path / "b")
