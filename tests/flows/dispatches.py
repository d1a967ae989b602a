"""A wire report of our own on a port strike, and what other desks made of it."""

WIRE = """Dockers at the port of Harrow walked out on Tuesday after talks with the operator Norsk Terminal collapsed over
night shifts, the Transport Workers' Union said. About 2,400 workers joined the strike at six in the morning and four of
the port's seven container berths were closed by noon, according to the harbour master, Ingrid Halvorsen. The operator
said that it would not negotiate while the gates were blocked and asked the labour court in Estmark to rule that the
walkout was unlawful. "We have been patient for eleven months and we have nothing to show for it," the union's leader,
Peder Lund, told reporters at the main gate. The Ministry of Trade said that it was watching the situation closely and
that medical goods would be moved through the ferry terminal at Sund until the dispute was settled. Harrow handles some
38 per cent of the country's imports by sea. A strike of nine days in 2019 cost exporters about 210 million crowns, an
estimate by the Chamber of Shipping shows. The court said it would hear both sides on Thursday morning."""

# The same news by a desk of its own.
OWN = """Four of seven container berths at Harrow stood idle on Tuesday as a dispute about working at night turned into the
first strike at the port since 2019. Peder Lund, who leads the Transport Workers' Union, said his members had run out of
patience with Norsk Terminal, which runs the docks. By the union's count 2,400 people stayed away from work. Ships were
already anchoring off Sund, where a ferry quay has been set aside for medicine, an official of the Ministry of Trade
confirmed. Exporters fear a repeat of losses put at 210 million crowns seven years ago. Norsk Terminal wants judges in
Estmark to stop the action; a hearing is due on Thursday. Ingrid Halvorsen, the harbour master, would not say how long
the three berths still working could cope with what arrives each day from the continent."""

# Every word of content changed by a machine, the joining words and names kept.
SWAPS = {
    "walked": "strolled", "talks": "discussions", "collapsed": "crumbled", "night": "nocturnal", "workers": "labourers",
    "joined": "entered", "strike": "stoppage", "morning": "daybreak", "closed": "shuttered", "according": "agreeing",
    "operator": "handler", "negotiate": "bargain", "gates": "doorways", "blocked": "obstructed", "asked": "begged",
    "court": "tribunal", "rule": "decree", "unlawful": "illicit", "patient": "tolerant", "months": "moons",
    "nothing": "zilch", "show": "display", "leader": "chieftain", "reporters": "newsmen", "main": "chief",
    "watching": "viewing", "situation": "circumstance", "closely": "tightly", "medical": "curative", "goods": "wares",
    "moved": "shifted", "dispute": "quarrel", "settled": "resolved", "handles": "manages", "country": "nation",
    "imports": "importations", "days": "daytimes", "cost": "charged", "estimate": "appraisal", "shows": "reveals",
    "hear": "listen", "sides": "flanks",
}  # fmt: skip
SPUN = " ".join(SWAPS.get(word, word) for word in WIRE.split())

CABLE = """Norland and Estmark agreed on Monday to lay a second power cable under the Sound, ministers of both states said
after a meeting in Varnby. The grid operator Sundnet said the cable, of 700 megawatts, should carry current by 2031 and
would cost 640 million crowns, most of it raised on the bond market. A permit from the Maritime Court is still needed,
and fishermen on the west shore have said that they will object to the route across the herring banks. The first cable,
laid in 1988, has failed three times in the past two winters, and prices on the exchange rose by a third each time. The
energy minister of Estmark, Aino Kallas, called the agreement a relief for households. Her colleague from Norland said
that a study of a third link would be presented in the autumn. Sundnet will invite bids from cable makers in March."""
