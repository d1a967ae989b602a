"""The forms of credit lines in other languages than English, and of notes that a text is a translation."""

import re

from tasks.ingest.credit_forms import END, WHO, rule

# "Le Courrier du Plateau avec AFP": the house before the agency, capitals throughout but for its particles.
HOUSE = r"(?:(?:[A-ZÀ-Þ][\w'’&-]*|du|de|la|le|des|del|der|die|das|di|da|do|dos|el) ){1,5}"
OWN_DESK = r"(?:(?:la |die |a )?(?:rédaction|redaktion|redacción|redazione|redação),? )"
PAPER = r"(?:dépêche|meldung|despacho|nota|notizia|lancio|dispaccio|bericht|agenturmeldung|informe|cable|notícia)"
SOURCE = (
    r"(?:source|quelle|quellen|fuente|fuentes|fonte|fonti|bron|zdroj|źródło|sursa|kaynak|izvor|kilde|källa|lähde"
    r"|forrás|vir)"
)
MATTER = (
    r"(?:information(?:s|en)?|informações|informazioni|información|informaciones|material|materialien|inhalten"
    r"|contenuti|aportes|datos|dépêches|des|les|la|le|der|el|de|von|vom|da|do|della|di|du|van)"
)
FOREIGN = (
    rule(
        "inputs_from",
        "listed",
        rf"(?i:{OWN_DESK})?(?i:avec|mit|con|com|met|med)(?i: {MATTER}){{0,4}} (?i:l'|d'|dell')?{WHO}{END}",
    ),
    rule("inputs_from", "listed", rf"{HOUSE}(?:avec|mit|con|com) {WHO}{END}"),
    rule(
        "based_on",
        "listed",
        rf"(?i:(?:dieser (?:text|artikel|beitrag) )?(?:beruht|basiert) auf (?:einer|einem|der) {PAPER}"
        rf" (?:der|von|des) ){WHO}{END}",
    ),
    rule(
        "based_on",
        "listed",
        rf"(?i:elaborad[oa] (?:a partir|con base|sobre la base) (?:de|en) (?:un|una) {PAPER} (?:de|da) ){WHO}{END}",
    ),
    rule("based_on", "listed", rf"(?i:d'après (?:une|un|la) {PAPER} (?:de l'|d'|de |du )){WHO}{END}"),
    rule("based_on", "listed", rf"(?i:(?:{SOURCE} ?: ?)?elaborazione su {PAPER} ){WHO}{END}"),
    rule("republished", "listed", rf"(?i:{SOURCE}) ?: ?{WHO}{END}"),
)
# A note that the text was translated; whose it was is the agency that it names.
TRANSLATED = re.compile(
    r"^[\s(\[*—–-]*(?:(?:this (?:[\w.-]{1,20} ){0,3}?(?:report|story|article|dispatch|text) (?:was |is |has been ))?"
    r"(?:machine[- ])?(?:translated|translation of|traducci[oó]n de|traducido|traduit|tradotto|traduzione|tradução"
    r"|traduzido|übersetzt|übersetzung)\b|(?:an? |the )?english (?:version|translation) of\b"
    r"|aus dem \w{3,20}en übersetzt\b"
    r"|(?:the )?\w{3,20}-language original (?:was )?(?:issued|published|written|filed)\b)",
    re.IGNORECASE,
)
