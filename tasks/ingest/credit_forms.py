"""The forms of credit lines: "Based on ANI report", "(With inputs from PTI)", "Source: Reuters"."""

import re
from dataclasses import dataclass
from typing import Literal

Relation = Literal["based_on", "inputs_from", "dateline", "byline", "republished", "translated"]
Names = Literal["listed", "shaped", "press", "acronym", "any"]
WORD = (
    r"(?:[A-ZÀ-ÞČŁŚŠŹŻŽ][\w&'-]*(?:\.[\w&'-]+)*(?:(?<=\b[A-Z])\.)?|dpa(?:-\w+)?"
    r"|(?i:(?:news |wire |press )?(?:agency|agencies|services?)|wires?|agences|agencias|agências|agenturen|agenzie))"
)
AND = r"(?:and|&|et|und|y|e|og|och|en)"
WHO = rf"(?P<who>(?:(?i:the|an?) )?{WORD}(?:(?:,? {AND} |, ?| ?/ ?| )(?:the )?(?:{WORD}|of|de)){{0,9}})"
START = r"^[\s(\[*=/—–-]*"
END = r"(?: \([A-Za-z]{2,6}\))?(?i:,? and (?:other )?agencies| and others)?[\s.)\]!*/-]*$"
TAIL = r"(?:[\s,;:.)\]'(].{0,300})?$"
NOUN = (
    r"(?i:(?:news |wire |agency |syndicated |original |exclusive )?"
    r"(?:reports?|reporting|stor(?:y|ies)|inputs?|feeds?|cop(?:y|ies)|dispatch(?:es)?|articles?|materials?"
    r"|information|news|wires?))"
)
DEGREE = r"(?:(?:\w{3,15}ly|mostly|in (?:large |great )?part|for the most part) ){0,2}"
PIECE = (
    r"(?:this|the above) (?:news )?(?:story|article|report|piece|column|essay|interview|commentary"
    r"|post|analysis|copy|content|item|text|dispatch|op-ed)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of credit line; ``names`` says which names it may take."""

    relation: Relation
    form: re.Pattern[str]
    names: Names


def rule(relation: Relation, names: Names, form: str) -> Rule:
    """The form of a line from its start on."""
    return Rule(relation, re.compile(START + form), names)


BASED = rf"(?i:(?:{PIECE} (?:is|was|has been) )?{DEGREE}based {DEGREE}(?:up)?on (?:an? |the )?)"
WITH = (
    r"(?i:(?:(?:compiled|edited|written|prepared) )?(?:with |from |contains |includes )?(?:additional "
    r"|further |more |some )?"
    r"(?:agency |news |wire )?(?:inputs?|reports?|reporting|files|contributions?|material|information|copy) "
    r"(?:received )?(?:from|by|of|via) (?:news |wire )?(?:agency |agencies )?)"
)
VERBS = (
    r"(?:supplied|provided|distributed|produced|filed|auto-?generated|generated|sourced|syndicated|taken"
    r"|written|published"
    r"|auto-?published|created|prepared|released|reported)"
)
GAVE = r"contributed (?:\w+ ){0,2}to this (?:report|story|article|piece)"
USED = (
    r"(?:uses|used|contains|includes|incorporates|features|draws on) (?:some )?(?:material|information|reporting|copy)"
)
MADE = r"(?:compiled|rewritten|adapted|condensed|summari[sz]ed|abridged|drawn|put together)"
DESK = r"(?:[Bb]y |[Ff]rom )?(?:[A-ZÀ-Þ][\w'&-]* ){1,4}?"
LEAVE = r"(?:by arrangement|(?:under|in terms of|as part of) an? (?:agreement|partnership|arrangement)|in partnership)"
STAFF = r"(?:staff |video |news |business )?(?:writers?|reporters?|journalists?|correspondents?|producers?|editors?)"
SUPPLIED = r"(?:supplied|provided|distributed|filed|syndicated|generated|auto-?generated|sourced|taken)"
AGAIN = r"re-?(?:published|printed|posted|produced)"
BY_LEAVE = (
    r"(?:from|courtesy of|by courtesy of|with (?:the )?(?:kind )?permission (?:from|of)"
    r"|by arrangement with|under licen[cs]e from|via)"
)
RULES = (
    rule("based_on", "acronym", rf"{BASED}(?i:{NOUN} (?:from|by|of|filed by|in) )?{WHO}(?:'s)? {NOUN}{END}"),
    rule("based_on", "acronym", rf"{BASED}{NOUN} (?i:from|by|of|filed by) {WHO}{END}"),
    rule("based_on", "listed", rf"{BASED}{WHO}{END}"),
    rule("inputs_from", "acronym", rf"{WITH}{WHO}{END}"),
    rule("inputs_from", "acronym", rf"(?i:with )(?i:an? )?{WHO} (?i:inputs?|reports?|reporting|feeds?){END}"),
    rule("inputs_from", "listed", rf"{WHO} (?i:inputs?|feeds?){END}"),
    rule("inputs_from", "listed", rf"(?i:with) {WHO}{END}"),
    rule(
        "inputs_from",
        "press",
        rf"{WHO}(?: also)? (?i:{GAVE}){END}",
    ),
    rule("inputs_from", "shaped", rf"{WHO} {STAFF} [A-ZÀ-Þ].{{2,200}}? (?i:{GAVE}){END}"),
    rule(
        "republished",
        "any",
        rf"(?i:(?:editor'?s'? note: )?(?:{PIECE} )?(?:was |is |has been |had been )?(?:(?:also )?(?:first"
        rf"|originally|initially) )"
        rf"(?:published|appeared|posted|ran) (?:by|in|on|at|with) (?:the website of )?){WHO}{TAIL}",
    ),
    rule(
        "republished",
        "any",
        rf"(?i:(?:editor'?s'? note: )?(?:{PIECE} )?(?:was |is |has been )?(?:first "
        rf"|originally )?{AGAIN}(?: here)? {BY_LEAVE}) {WHO}{TAIL}",
    ),
    rule(
        "republished",
        "shaped",
        rf"(?i:{PIECE} (?:was |is |has been )(?:\w+ly )?{VERBS} (?:by|from|through|via|in|with|courtesy of) "
        rf"(?:an? |the )?(?:news agency |wire agency |news wire )?){WHO}{TAIL}",
    ),
    rule(
        "republished", "press", rf"(?i:{PIECE} (?:was |is |has been ){SUPPLIED} (?:by|from|via) (?:the )?){WHO}{TAIL}"
    ),
    rule(
        "republished",
        "listed",
        rf"(?i:©|\(c\)|copyright)(?i: ©| \(c\)| copyright)?,? ?(?:\d{{4}}(?:[-–]\d{{2,4}})?,? ?)?(?i:by )?{WHO}{TAIL}",
    ),
    rule(
        "republished",
        "shaped",
        rf"(?i:news agency|news source|(?:original )?source|sources|agenc(?:y|ies)|credits?|courtesy|via"
        rf"|(?:wire|agency) (?:copy|report)) ?[:|–—-] ?{WHO}{END}",
    ),
    rule("republished", "listed", rf"(?i:courtesy(?: of)?|from) {WHO}{END}"),
    rule("byline", "shaped", rf"(?i:author|writer|written by|news by) ?[:|–—-] ?{WHO}{END}"),
    rule("inputs_from", "shaped", rf"(?i:(?:agency |additional )?inputs?) ?[:|–—-] ?{WHO}{END}"),
    rule("inputs_from", "listed", rf"(?i:{PIECE} {USED} (?:from|by|of) ){WHO}{END}"),
    rule(
        "inputs_from",
        "listed",
        rf"(?i:(?:information|material|reporting) (?:from|by) ){WHO}(?i: (?:was|were|is) used in {PIECE}){END}",
    ),
    rule(
        "inputs_from",
        "listed",
        rf"{DESK}(?i:desk|bureau|reporters?|correspondents?|staff|team),? (?i:with) {WHO}(?i: inputs?| reports?)?{END}",
    ),
    rule(
        "based_on",
        "listed",
        rf"(?i:(?:{PIECE} (?:is|was|has been) )?{MADE} from (?:an? |the )?){WHO}(?i:'s)?(?: {NOUN})?{END}",
    ),
    rule(
        "based_on",
        "listed",
        rf"(?i:(?:{PIECE} (?:is|was|has been) )?{MADE} from (?:an? |the )?{NOUN} (?:from|by|of) ){WHO}{END}",
    ),
    rule(
        "based_on",
        "listed",
        rf"(?i:{PIECE} (?:draws|relies|rests|builds) (?:\w+ )?(?:up)?on (?:an? |the )?{NOUN} (?:from|by|of) )"
        rf"{WHO}{END}",
    ),
    rule("based_on", "listed", rf"(?i:(?:report|story|article) based on (?:an? |the )?){WHO}(?: {NOUN})?{END}"),
    rule("republished", "listed", rf"(?i:(?:{PIECE} (?:is|was|has been) )?(?:re-?)?published {LEAVE} with ){WHO}{END}"),
    rule(
        "republished", "listed", r"(?i:our standards: )(?P<who>(?:The )?Thomson Reuters)(?i: trust principles).{0,20}$"
    ),
)
