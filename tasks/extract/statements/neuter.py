"""Which body "it" is where a sentence ends with "it said in a statement"."""

from typing import TYPE_CHECKING

from tasks.extract.statements.attribution import medium_of, speech_verbs
from tasks.extract.statements.cast import Cast
from tasks.extract.statements.naming import Naming
from tasks.extract.statements.subjects import SUBJECTS
from tasks.nlp import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

REACH = 50  # letters behind the verb in which the medium stands


def body(doc: "Doc", cast: Cast, sentence: "Tokens") -> Naming | None:
    """The one body named before "it" in its sentence, or else in the sentence before; None where there are several."""
    for verb in speech_verbs(doc, sentence.start_char, sentence.end_char, plain=True):
        it = next((c for c in verb.children if c.dep_ in SUBJECTS and c.lower_ == "it"), None)
        told = whole(doc)[verb.idx : min(verb.idx + REACH, sentence.end_char)].partition(",")[0]
        if it is None or not medium_of(told):
            continue
        earlier = doc[sentence.start - 1].sent.start_char if sentence.start else sentence.start_char
        for start, end in ((sentence.start_char, it.idx), (earlier, sentence.start_char)):
            named = {a.id: (left, right) for left, right, a in cast.within(start, end, "body")}
            if len(named) == 1:
                ((key, (left, right)),) = named.items()
                return Naming(key, whole(doc)[left:right], it.idx, verb.idx + len(verb), verb=verb.i)
            if named:
                break
    return None
