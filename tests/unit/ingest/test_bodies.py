"""The body of a page whole and nothing but it: boxes put together, lists of other headlines left out."""

import json
import random
from collections.abc import Callable

from tasks.ingest import page as pages
from tasks.model import Article

WORDS = (
    "harbour boats ministers strait centre crews vote March council fishermen rescue coast cost treaty envoy draft port"
    " night storm radio pilot island ferry budget parliament court union survey captain helicopter signal winter north"
).split()


def paragraphs(count: int, start: int = 0) -> list[str]:
    """Paragraphs that share no run of words."""
    draws = (random.Random(n) for n in range(start, start + count))
    return ["The " + " ".join(draw.choices(WORDS, k=22)) + f" of the {draw.choice(WORDS)} agreed." for draw in draws]


def box(texts: list[str], name: str = "article-body") -> str:
    return f'<div class="{name}">' + "".join(f"<p>{text}</p>" for text in texts) + "</div>"


def site(body: str, head: str = "") -> str:
    news = json.dumps({"@type": "NewsArticle", "headline": "A centre for the strait"})
    return (
        f'<!doctype html><html lang="en"><head><title>A centre for the strait</title>{head}'
        f'<script type="application/ld+json">{news}</script></head>'
        f"<body><article><h1>A centre for the strait</h1>{body}</article></body></html>"
    )


def lines(html: str) -> list[str]:
    return pages.read(html).text.split("\n\n")[1:]


def test_a_body_in_two_boxes_with_an_advert_between_is_read_whole() -> None:
    texts = paragraphs(14)
    split = f'<div class="grid">{box(texts[:5])}</div><div class="ad">Advertisement</div>'
    assert lines(site(f'{split}<div class="grid">{box(texts[5:])}</div>')) == texts


def test_the_next_article_of_an_endless_page_is_not_taken() -> None:
    texts, others = paragraphs(12), [f"Elsewhere: {text}" for text in paragraphs(16, 12)]
    html = site(box(texts)).replace("</article>", f"</article><article><h1>Ferry fares</h1>{box(others)}</article>")
    assert lines(html) == texts


def test_a_list_of_other_headlines_behind_the_report_is_left_out() -> None:
    texts = paragraphs(8)
    cards = "".join(f'<h3><a href="/{n}">Ferry fares rise in {n} ports of the strait</a></h3>' for n in range(4))
    found = lines(site(f'<div class="article-body">{"".join(f"<p>{t}</p>" for t in texts)}{cards}</div>'))
    assert found == texts


def test_a_headline_repeated_over_the_body_goes_with_its_kicker() -> None:
    texts = paragraphs(8)
    found = lines(site(box(["Shipping", "A centre for the strait", *texts])))
    assert found == texts


def test_what_pops_up_over_a_name_is_no_part_of_the_sentence() -> None:
    popup = (
        '<span><img src="a.jpg"><a href="/p">Ana Reis</a><a href="/x">Other news of her</a><a href="/y">More</a></span>'
    )
    texts = paragraphs(6)
    html = site(box([f"The envoy, {popup}Ana Reis, spoke for the nine states that will pay for it.", *texts]))
    assert "Other news of her" not in pages.read(html).text
    assert "Ana Reis" in pages.read(html).text


def test_a_page_that_carries_its_text_only_as_data_is_read_from_there() -> None:
    texts = paragraphs(6)
    data = json.dumps({"content": "".join(f'<p class="x">{t}</p>' for t in texts)}).replace("<", "\\u003c")
    html = site(f"<div id=app>Loading</div><script>self.push([1,{json.dumps(data)}])</script>")
    assert lines(html) == texts


def test_a_short_page_without_data_stays_short() -> None:
    assert lines(site("<p>Only a word.</p><script>var a = '<p>no</p>';</script>")) in ([], ["Only a word."])


def test_the_pages_own_copy_prunes_only_the_end() -> None:
    texts = paragraphs(12)
    copy = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(texts[1:])})
    head = f'<script type="application/ld+json">{copy}</script>'
    note = "The writer of this report has sailed the strait for many years and keeps a boat of her own there."
    html = site(box([*texts, note]), head).replace(
        '{"@type": "NewsArticle", "headline": "A centre for the strait"}', copy, 1
    )
    assert lines(html) == texts


def test_a_list_of_papers_on_a_ministrys_page_is_content(page: Callable[..., Article]) -> None:
    texts = paragraphs(5)
    papers = "".join(f'<li><a href="/{n}">Annex {n} to the agreement on the centre</a></li>' for n in range(3))
    body = f"{''.join(f'<p>{t}</p>' for t in texts[:3])}<ul>{papers}</ul>{''.join(f'<p>{t}</p>' for t in texts[3:])}"
    assert "Annex 1 to the agreement" in page(f"<main>{body}</main>", "<title>A centre</title>").text
