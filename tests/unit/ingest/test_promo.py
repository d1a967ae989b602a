"""Which lines a publisher put between the paragraphs, and which belong to the report."""

from collections.abc import Callable

import pytest

from tasks.ingest import lines, promo
from tasks.model import Article

PROMO = """
Get the Potomac Tribune app and join us for Budget Night Live on Feb. 19: subscribers enter free
Get the Potomac Tribune app.
Join us for an evening on the port's future: tickets here
Join us on 19 February for a panel discussion with the mayor
Download our app
Watch live: the chancellor answers questions
Listen to our podcast, Low Water, every Friday
Listen to the Tidewater Post podcast
Follow our live blog
Follow our live coverage of the vote
Take our survey
Take our two-minute reader survey and tell us how we do.
Book your tickets
Become a subscriber today
Vote in our poll
Add Tidewater Post as a Preferred Source
Make The Strait Times your preferred source on Google
Follow Tidewater Post on Google News
Sign up for our morning newsletter: the port and the weather by seven.
Sign up to the Forum's weekly digest
Enjoying this report? Sign up for our newsletter, Low Water.
Sign up for our evening briefing. It is free, and the crossword comes with it.
Subscribe to our channel for more
Subscribe now
Already a subscriber? Log in.
Follow us on Twitter and Facebook
Follow the Ledger on WhatsApp for breaking news
Join our Telegram channel for daily updates
Get the day's news delivered to your inbox
Download the Tidewater app for live updates
Support our journalism with a donation
Do you have a tip? Write to the newsroom.
This article is for subscribers only.
Also read: Minister hits back at Brussels, says pact is fair
READ MORE: Fishermen block the harbour
Read also | Ten questions on the new toll
Related: What the treaty says on grain
Related stories
More from Europe
Don't miss: the map of the ferry routes
You may also like
Most read
Read more
Watch: Minister answers questions in parliament
Share this article: Email | Copy link | Print
Facebook Twitter WhatsApp
Advertisement
Story continues below this advertisement
Tags: trade, grain, tariffs
Join our commenting forum
Join lively conversations, follow other Tidewater readers and see what they reply
You must confirm your display name before you can comment
Please log out and then log in again: you will be asked for a name.
Get in touch with our newsdesk at desk@tidewater.example
For more stories like this, see our harbour page.
Our editors independently choose all products on this page.
If you buy through our links, we may earn a commission.
Fehler gefunden? Jetzt melden.
We use cookies to keep the site running. Manage choices
This site uses cookies. By continuing you accept our cookie policy.
We value your privacy.
© 2026 Tidewater Publishing. All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.
The views expressed in this article do not necessarily reflect those of the paper.
*Comment pieces do not represent a position of the Forum. [Subscribe to the digest](https://forum.example/d).*
Disclaimer: the text was translated with the help of software.
"""
CONTENT = """
"Join us," the minister told the three neighbours.
Join us at the table or pay, minister tells Brussels
Join us, the envoy urged the two islands, before the tickets run out.
Get the facts, the minister said.
Get the app approved first, ministers tell hospitals
Download figures for the app were published on Monday.
Listen to the people, the opposition leader said.
Follow our lead on methane, the commissioner told the chamber.
Follow the live trial and the cost of delay is plain.
Take our survey seriously, the statistics office told farms.
Complete the census questionnaire by 3 March.
Museums said that members enter free on Sundays.
Tickets for the ferry will cost 4 euros from March.
Become a member of the alliance and the guarantee follows, Kyiv was told.
Get the vote out, party leaders say
Read the full statement here:
Read the full text of the treaty below:
"Subscribe to nobody's war," the minister told the chamber.
"Sign up for our newsletter" was all the ministry's website said on Monday.
The minister urged families to subscribe to the insurance scheme.
Register for the scheme by 3 March, the ministry said.
Sign up for the compensation scheme closes on 3 March.
By using frozen assets, the Union would breach the terms of the treaty.
By continuing the blockade, the government breaks the terms of the ceasefire.
Already a member of the customs union, Norway wants no more.
Google uses cookies to track users across sites, the complaint says.
The regulator said that cookies must be refused as easily as accepted.
Follow the money on Facebook's European accounts and it leads to Dublin.
Support for independent journalism fell, the report says.
Copyright reform passes its second reading
Advertisement rules for betting firms are to be tightened.
Articles 5 and 6 do not constitute an obligation, the court held.
The views of the committee do not reflect those of the government.
Share prices fell on Monday.
Related costs are put at two billion.
Most popular among the proposals was a cap on fares.
Trending upward for a year, inflation reached 4 per cent in March.
More from the minister is expected on Friday.
Get ready for a long winter, the regulator told households.
Watch this space, said the envoy.
(c) the authority shall publish its reasons within ten days.
Join the bank on time, Kyiv was told.
Topics on the agenda include grain, tolls and visas.
Up next is the budget, which the chamber debates on Thursday.
Join the readers' forum on the quay has grown to a party of its own.
For more news like this the markets had waited since May.
Courts independently choose all judges, the treaty says.
Fehler gefunden haben die Prüfer in jedem dritten Bescheid.
Add this to the list of grievances, one diplomat said.
"""
PROMO_LINES = [line for line in PROMO.strip().splitlines() if line]
CONTENT_LINES = [line for line in CONTENT.strip().splitlines() if line]


@pytest.mark.parametrize("line", PROMO_LINES)
def test_a_publisher_s_own_line_is_not_read(line: str) -> None:
    assert promo.is_promo(lines.plain(line))


@pytest.mark.parametrize("line", CONTENT_LINES)
def test_a_line_of_the_report_stays(line: str) -> None:
    assert not promo.is_promo(lines.plain(line))


@pytest.mark.parametrize("line", CONTENT_LINES)
def test_a_line_of_the_report_stays_wherever_it_stands(line: str, report: Callable[..., Article]) -> None:
    for article in (report(before=line), report(after=line)):
        assert line in article.readable


def test_the_tables_are_as_long_as_promised() -> None:
    assert len(PROMO_LINES) + len(CONTENT_LINES) >= 40


def test_a_call_joined_to_the_last_sentence_is_cut(marked: Callable[..., Article], prose: str) -> None:
    article = marked(
        f"{prose} Subscribe to our newsletter for daily updates. Share this article: Facebook Twitter Email"
    )
    assert article.readable.rstrip() == prose
    assert {d.reason for d in article.dropped} == {"promo"}


def test_a_list_of_other_stories_behind_the_report_is_not_read(report: Callable[..., Article]) -> None:
    article = report(after="Related stories\n\nFerry timetable changes from 9 March\n\nSchool meals: the long view")
    assert "9 March" not in article.readable
    assert "School meals" not in article.readable


def test_a_timetable_behind_the_last_paragraph_stays(report: Callable[..., Article]) -> None:
    article = report(after="Timetable\n\n- Call opens 16 February\n\n- Call closes 27 March")
    assert "27 March" in article.readable


ADVERT = "![Certificate course in port law [online; March 9-20]: Register by Feb 20](https://ads.example/a.jpg?w=75)"


def test_a_picture_that_advertises_is_not_read_though_its_words_hold_brackets(report: Callable[..., Article]) -> None:
    article = report(after=f"{ADVERT}\n{ADVERT.replace('port', 'air')}")
    assert [d.reason for d in article.dropped] == ["advert", "advert"]
    assert "Feb 20" not in article.readable


def test_a_picture_before_a_sentence_is_cut_and_the_sentence_stays(marked: Callable[..., Article], prose: str) -> None:
    article = marked(f"![The harbour at dusk](https://img.example/h.jpg) {prose}")
    assert article.readable.strip() == prose
    assert [d.reason for d in article.dropped] == ["image"]


def test_an_advert_in_words_counts_only_behind_the_report(report: Callable[..., Article]) -> None:
    line = "Moot court competition at Kumasi: Register by Feb 17"
    assert line not in report(after=line).readable
    assert line in report(before=line, headline="").readable


def test_an_official_call_for_applications_is_no_advert(marked: Callable[..., Article], prose: str) -> None:
    text = f"PRESS RELEASE 3/2026\n\nMinistry of Transport\n\n{prose}\n\nApply before 1 March at the ministry"
    article = marked(text)
    assert article.official == "Ministry of Transport"
    assert "Apply before 1 March" in article.readable


@pytest.mark.parametrize(
    "line",
    [
        "Photo: A closed toll booth, pictured on 12 November 2024.",
        "(Image credit: Tidewater Post)",
        "File photo",
        "Ministers arrive in Rome on Monday. (AP Photo/Ana Reis)",
        "The envoy in Vienna | Photo Credit: PTI",
    ],
)
def test_the_words_under_a_picture_are_not_read(line: str, report: Callable[..., Article]) -> None:
    article = report(before=line)
    assert line not in article.readable
    assert article.dated.day is None


@pytest.mark.parametrize(
    "line",
    [
        "Photos by the agency show damage to both cranes.",
        "The image of the party has suffered.",
        "Pictures of the damage were shared by the ministry.",
    ],
)
def test_news_about_pictures_is_read(line: str, report: Callable[..., Article]) -> None:
    assert line in report(before=line).readable


def test_contact_lines_of_a_release_are_not_read_but_where_to_apply_is(
    marked: Callable[..., Article], prose: str
) -> None:
    apply = "Applicants may write to grants@ministry.example before 3 March."
    contact = (
        "Inquiries\n\nAna Reis, Director, tel. +351 000 000 014\nMedia desk, media@ministry.example, weekdays\n\nENDS"
    )
    article = marked(f"PRESS RELEASE\n\nMinistry of Transport\n\n{prose}\n\n{apply}\n\n{contact}")
    assert apply in article.readable
    for words in ("Inquiries", "Ana Reis", "media@", "ENDS"):
        assert words not in article.readable


ABROAD = """
Lesen Sie auch: Hafen von Rostock wird ausgebaut | Lesen Sie auch den Vertrag, sagte die Ministerin den Abgeordneten am Dienstag in Rostock.
Il vous reste 57.09% de cet article à lire. | Il vous reste trois jours, a dit le ministre aux neuf Etats.
Lire aussi : le port de Brest s'agrandit | Lire ce traité prend une heure, a dit la ministre.
Te puede interesar: el puerto de Vigo | El puerto te puede costar caro, dijo la ministra.
Leia também: o porto de Sines cresce | O ministro disse que leia o tratado quem o assina.
Leggi anche: il porto di Bari | Il ministro leggi anche severe non ne vuole.
यह भी पढ़ें: बंदरगाह का विस्तार | मंत्री ने कहा कि यह भी पढ़ा जाएगा।
اقرأ أيضا: توسيع الميناء | قال الوزير إن الميناء سيتوسع في الربيع.
Anzeige | Die Anzeige gegen den Kapitän wurde am Dienstag fallen gelassen.
Publicidad | La publicidad del puerto cuesta nueve millones al año.
"""


@pytest.mark.parametrize("row", ABROAD.strip().splitlines())
def test_a_call_in_another_language_is_told_from_news(row: str) -> None:
    call, news = (cell.strip() for cell in row.split(" | "))
    assert promo.is_promo(lines.plain(call))
    assert not promo.is_promo(lines.plain(news))
