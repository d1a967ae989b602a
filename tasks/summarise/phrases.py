"""The phrase catalogue: every sentence the note says in its own words (data; English)."""

from collections.abc import Iterable

from tasks.model import Difference, Filled, Fixed, Slot

JOIN = "; "  # between slots of one name
GAP = " … "  # between slices of one slot

FIXED = {
    "first_edition": "First edition: nothing to compare with.",
    "all_new": "First edition.",
    "new_story": "New since the last edition.",
    "no_memory": "No earlier edition is recent enough to compare with.",
    "topics_packaged": "Topics: the packaged policy set, because none were given.",
    "by_machine": "Made by machine from the articles listed; nothing is added from outside them.",
    "check": "Check the passage before you rely on a line.",
    "nothing_coming": "No dated event ahead is named.",
    "no_difference": "No difference between the articles was found.",
    "no_single": "No figure or name stands in one article only.",
    "one_article": "One article: nothing to compare it with.",
    "no_gap": "Nothing to add.",
    "no_opinion": "No sentence was left out as opinion or forecast.",
    "no_agreement": "No sentence is carried by two articles.",
    "copying": "Agreement among articles of one origin shows consistent copying, not independent confirmation.",
    "reworded_note": "Words of a machine-reworded copy: never quoted above; check the original.",
    "not_an_accusation": "Where its words differ from its siblings'; who changed them is not said.",
    "no_headline": "Articles without a sentence to quote.",
    "headline_withheld": "Headline withheld by the check before printing.",
    "no_edition": "No date is set for the next edition.",
}
PATTERNS = {
    "what_when": "{what}, {when}.",
    "what_when_told": "{what}.",
    "when_only": "{when}.",
    "next": "Ahead: {what}, {when}.",
    "next_told": "Ahead: {what}.",
    "date": "{when}: {what} ({basis})",
    "date_before": "{when}: {what} ({basis})",
    "person": "{name}: {role} ({for}); {part}",
    "person_role": "{name}: {role} ({for})",
    "person_sideless": "{name}: {role}",
    "person_was": "{name}: {role} ({for}); was {was} in the note of {told}",
    "person_was_sideless": "{name}: {role}; was {was} in the note of {told}",
    "person_listed": "{name}: {role} ({for}), {listed}; {part}",
    "person_listed_role": "{name}: {role} ({for}), {listed}",
    "person_listed_sideless": "{name}: {role}, {listed}",
    "actor": "{name} ({for}); {part}",
    "actor_side": "{name} ({for})",
    "actor_sideless": "{name}; {part}",
    "also_named": "Also named: {name}.",
    "listed": "{what}, listed together: “{words}”.",
    "quote": "“{words}” — {speaker}{medium}",
    "differs": "{matter}: {reading}.",
    "readings": "{matter}: {reading}",
    "single": "“{words}”",
    "gap_outcome": "Outcome, still to come: {subject}.",
    "gap_day": "Day of: {subject}.",
    "gap_text": "Text not read: {subject}.",
    "date_mention": "“{words}”: {day} ({how})",
    "rewording": "“{here}” stands for “{there}”",
    "reworded_clause": "“{words}”",
    "release": "Cites the release of {issuer}, {released}.",
    "release_undated": "Cites the release of {issuer}.",
    "release_also": "Cites the release of {issuer}, {released}; read in {languages} too.",
    "release_undated_also": "Cites the release of {issuer}; read in {languages} too.",
    "release_unseen": "Cites a release that was not among what was read: “{words}”",
    "primary": "{issuer}, {medium}; not read: “{words}”",
    "primary_day": "{issuer}, {medium}, {day}; not read: “{words}”",
    "shared_quotation": "Quoted alike: “{words}”",
    "shared_list": "Listed alike: {words}",
}
# What an earlier edition said beside what is said now: a pattern for each kind of change and for what is known of it.
CHANGES = {
    "changed": "Changed: {matter}: now {now}, was {before} (edition of {told}).",
    "changed_now": "Changed: {matter}: now {now}.",
    "changed_before": "Changed: {matter}: no longer {before} (edition of {told}).",
    "changed_words": "Changed: {now}, was {before} (edition of {told}).",
    "changed_words_now": "Changed: {now}.",
    "changed_office": "Change of office: {matter}: now {now}; was {before} (edition of {told}).",
    "corrected": "Corrected by the source: {matter}: {now}, not {before} (edition of {told}).",
    "corrected_now": "Corrected by the source: {matter}: {now}.",
    "corrected_before": "Corrected by the source: {matter}: no longer {before} (edition of {told}).",
    "corrected_words": "Corrected by the source: {now}; before: {before} (edition of {told}).",
    "corrected_words_now": "Corrected by the source: {now}.",
    "expected_before": "Expected, not reported: {matter}, {before} (edition of {told}).",
    "reported": "Reported as announced: {matter}, {before}: {now}.",
    "reported_now": "Reported as announced: {matter}: {now}.",
    "confirmed": "Confirmed by {by}: {now}.",
    "confirmed_now": "Confirmed by {by}: {now}.",
    "official": "Now official, by {by}: {now}.",
    "official_now": "Now official, by {by}: {now}.",
    "dropped": "No longer said by the source: {before} (edition of {told}).",
    "dropped_before": "No longer said by the source: {before} (edition of {told}).",
}
# Advice on a difference, printed behind its readings.
ADVICE = {
    "": "",
    "stale": (
        "The same words point to different days because the articles were written on different days; "
        "the words may be kept from an earlier copy. Do not print a day."
    ),
    "print_no_day": "Do not print a day without checking.",
    "moved": "The event was moved; the later arrangement comes first.",
    "use_official": "A sequence rather than a contradiction: use the official word.",
    "use_quote": "Use the quotation.",
}


LANGUAGES = {
    pair[:2]: pair[3:]
    for pair in (
        "ar=Arabic bn=Bengali bg=Bulgarian cs=Czech da=Danish de=German el=Greek en=English es=Spanish et=Estonian"
        " fa=Persian fi=Finnish fr=French ga=Irish he=Hebrew hi=Hindi hr=Croatian hu=Hungarian id=Indonesian"
        " it=Italian ja=Japanese ko=Korean lt=Lithuanian lv=Latvian mt=Maltese nl=Dutch no=Norwegian pl=Polish"
        " pt=Portuguese ro=Romanian ru=Russian sk=Slovak sl=Slovene sv=Swedish ta=Tamil tr=Turkish uk=Ukrainian"
        " ur=Urdu zh=Chinese"
    ).split()
}
# What a statement is called where its medium is no name for it.
MEDIA = {
    "release read": "release",
    "told reporters": "remarks to reporters",
    "told parliament": "remarks to parliament",
    "told MPs": "remarks to MPs",
    "told lawmakers": "remarks to lawmakers",
}
MATTERS = {
    "when": "Day",
    "place": "Place",
    "figure": "Figure",
    "participants": "Who took part",
    "basis": "What it rests on",
    "status": "How it stands",
    "wording": "Words left out",
    "role": "Role",
}


def matter(difference: Difference) -> str:
    """What a difference is about: its kind, and the event or thing."""
    kind = MATTERS[difference.slot]
    return f"{kind}, {difference.matter}" if difference.matter else kind


def languages(codes: Iterable[str]) -> str:
    """The names of languages in a row; one without a name here by its code."""
    return ", ".join(LANGUAGES.get(code, code) for code in codes)


def fixed(key: str) -> Fixed:
    """The catalogue's sentence."""
    return Fixed(key, FIXED[key])


def fill(pattern: str, slots: Iterable[Slot]) -> Filled:
    """The pattern with its slots; slots of one name are joined."""
    given = tuple(slots)
    return Filled(pattern, given, wording(pattern, given))


def wording(pattern: str, slots: tuple[Slot, ...]) -> str:
    """Text of a filled pattern; an empty slot leaves nothing behind."""
    values: dict[str, str] = {}
    for slot in slots:
        name = slot.name.split("-")[0]
        values[name] = f"{values[name]}{JOIN}{slot.value}" if name in values else slot.value
    return (PATTERNS | CHANGES)[pattern].format_map(_Blank(values))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
