"""What a reader may be shown of a text that anybody may have written."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.render.display import MOST_CHARACTERS, fragment_link, in_quotes, link, long_date, short, shown


@given(st.text(st.characters()))
def test_nothing_shown_hides_controls_or_turns_the_line_round(text):
    said = shown(text)
    isolates = [c for c in said if c in "\u2068\u2069"]
    assert isolates == ["\u2068", "\u2069"] * (len(isolates) // 2)
    assert not [c for c in said if unicodedata.category(c) in {"Cc", "Cs", "Co"}]
    assert len(said) - len(isolates) <= MOST_CHARACTERS
    assert shown(said) == said


def test_a_plain_sentence_is_shown_letter_for_letter():
    sentence = "Mr O’Neill’s “fair share” is £1,250.50 – or 14% – he said; São Tomé & Côte d’Ivoire agree <for now>."
    assert shown(sentence) == sentence


def test_a_line_end_in_a_quotation_becomes_a_space():
    assert shown("the quota\n  falls\tby\x0014 per cent ") == "the quota falls by 14 per cent"


def test_an_override_cannot_reverse_the_words_behind_it():
    assert shown("pay \u202e000,01\u202c euro") == "pay 000,01 euro"


def test_an_arabic_name_is_isolated_and_persian_and_hindi_joiners_stay():
    assert shown("Minister خالد المنصوري, 54, said") == "Minister \u2068خالد المنصوري\u2069, 54, said"
    assert "\u200c" in shown("می\u200cخواهم")
    assert shown("क्\u200dष") == "क्\u200dष"


def test_a_tower_of_accents_is_cut():
    assert len(shown("a" + "\u0301" * 500)) == 5


def test_an_endless_word_is_cut_with_a_sign():
    said = shown("x" * 5_000_000)
    assert len(said) == MOST_CHARACTERS
    assert said.endswith("…")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://news.example/",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//news.example/a",
        "https:///a",
        "https://[::1",
        "https://bank.example@evil.example/",
        "https://news.example/\u202egpj.exe",
        "harbour.txt",
        "",
    ],
)
def test_only_addresses_of_the_web_can_be_followed(url):
    assert link(url) == ""
    assert fragment_link(url, "the quota falls") == ""


def test_a_link_opens_the_page_at_the_words():
    assert fragment_link(
        "https://news.example/a?b=1", "A well-known, “fair & square” deal for all the coast, he said"
    ) == ("https://news.example/a?b=1#:~:text=A%20well%2Dknown%2C%20%E2%80%9Cfair%20%26%20square%E2%80%9D%20deal%20for")
    assert fragment_link("https://news.example/a#live", "The quota") == "https://news.example/a#live:~:text=The%20quota"


def test_words_that_bring_their_quotation_marks_get_no_second_pair():
    assert in_quotes("“We have kept a promise.”") == "“We have kept a promise.”"
    assert in_quotes("“Yes,” she said, “and no.”") == "““Yes,” she said, “and no.””"
    assert in_quotes("The quota falls.") == "“The quota falls.”"


def test_dates_are_spelled_out():
    assert long_date(date(2026, 2, 2)) == "Monday 2 February 2026"


def test_a_running_head_is_cut_between_words():
    assert short("The quota for cod in the North Sea", 20) == "The quota for cod…"
    assert short("王" * 40, 10) == "王" * 9 + "…"
