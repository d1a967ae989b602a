"""A line that stamps a text is one in any language; a sentence with a date in it is none."""

import pytest

from tasks.ingest import abroad, stamps

STAMPS = """
segunda-feira, 22 de janeiro de 2018 às 0:13 | 2018-01-22
Stand: 22.04.2024, 06:00 Uhr | 2024-04-22
Veröffentlicht am 3. März 2026 um 14 Uhr | 2026-03-03
Publié le 2 février 2026 à 10h07 | 2026-02-02
Lunes 2 de febrero de 2026 | 2026-02-02
lunedì 2 febbraio 2026 alle 10:07 | 2026-02-02
maandag 2 februari 2026 om 10:07 uur | 2026-02-02
2 फ़रवरी 2026 | 2026-02-02
2 فبراير 2026 | 2026-02-02
"""


@pytest.mark.parametrize("row", STAMPS.strip().splitlines())
def test_a_stamp_is_read_in_its_language(row: str) -> None:
    line, day = row.split(" | ")
    found = stamps.visible(line)
    assert found is not None
    assert found.day is not None
    assert str(found.day.date) == day


SHOWN = """
de | am 20.09.2020 | 2020-09-20
de | 03.02.2022 | 2022-02-03
de | 1. Februar 2022 , Mara Ellint | 2022-02-01
de | 01. November 2021 · Naturschutz, Hafen | 2021-11-01
de | von Mara Ellint 05.03.2022 | 2022-03-05
fr | Accueil — Par Mara Ellint — 30 septembre 2018 | 2018-09-30
es | Mara Ellint Reis 3/5/2022 22:41 | 2022-05-03
fi | 19.2.2020 klo 14.00 | 2020-02-19
fr | Publié le 3 mai 2022 à 10h00, mis à jour le 4 mai 2022 | 2022-05-03
de | Stand: 07.11.2023, 07:30 Uhr | -
de | Konzert am 5. Mai 2022 | -
de | Seit dem 5. Mai 2022 | -
de | Der Hafen wird am 5. Mai 2022 eröffnet | -
de | Termin: 12.03.2022 | -
en | 03/02/2022 | -
xx | 03.02.2022 | -
"""


@pytest.mark.parametrize("row", SHOWN.strip().splitlines())
def test_a_line_beside_the_headline_gives_the_day_in_the_language_of_its_page(row: str) -> None:
    language, line, day = row.split(" | ")
    found = abroad.shown(line.replace(" — ", " | "), language)
    assert (str(found.date) if found else "-") == day


@pytest.mark.parametrize(
    "line",
    [
        "Der Hafen wird am 3. März 2026 eröffnet",
        "Le traité du 2 février 2026",
        "31. Februar 2026",
        "Montag um 10:07 Uhr",
        "Mai 2026",
        "2026",
        "",
    ],
)
def test_what_says_more_or_less_than_a_day_is_no_stamp(line: str) -> None:
    assert abroad.stamp(line) is None
