"""The words by which public bodies are called, so that every stage takes the same ones for a body."""

# A body called by one of these is public: "the Ministry of Ports", "the Harbour Inspectorate".
OFFICIAL = frozenset(
    """administration agency army assembly authority bureau cabinet chancellery commission committee congress consulate
    council court delegation department directorate embassy force forces government guard house inspectorate military
    ministry navy office parliament police presidency prosecutor regulator secretariat senate treasury
    tribunal""".split()
)
# As often a firm's or a club's, so that the word alone tells nothing: "the bank said" of a bank named before.
EITHER = frozenset("bank board service".split())
KINDS = OFFICIAL | EITHER
# What governs a state and makes it the article's own: an army or an embassy is spoken of abroad, too.
GOVERNING = frozenset("cabinet government parliament".split())
# Of which a state has one, so that small letters behind the state's name are a name: "the Norwegian embassy".
SOLE = frozenset("army consulate delegation embassy military ministry navy parliament police".split())
