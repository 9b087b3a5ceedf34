"""What a lesson rests on: a finding of experiments, the advice of those who teach negotiation, or our own."""

from dataclasses import dataclass

FOUND, ADVICE, OURS = "found", "advice", "ours"


@dataclass(frozen=True)
class Evidence:
    """Who found or advises something.

    Attributes:
        kind: "found" in experiments, "advice" of a book or paper, or "ours", which nobody has tested.
        source: author, year and where it stands; "" for our own advice.

    >>> Evidence("advice", "Fisher & Ury 1981, Getting to Yes").sentence
    'Advice from Fisher & Ury 1981, Getting to Yes'
    """

    kind: str
    source: str = ""

    @property
    def sentence(self) -> str:
        """The source, with what kind of support it gives."""
        if self.kind == OURS:
            return "Our own advice: we know of no experiment that tested it"
        return f"{'Found in experiments:' if self.kind == FOUND else 'Advice from'} {self.source}"


_FOUND = {
    "information": "Thompson 1991, Journal of Experimental Social Psychology 27",
    "perception": "Thompson & Hastie 1990, Organizational Behavior and Human Decision Processes 47",
    "late offers": "Sinaceur et al. 2013, Personality and Social Psychology Bulletin 39",
    "several": "Leonardelli et al. 2019, Organizational Behavior and Human Decision Processes 152",
    "logrolling": "Froman & Cohen 1970, Behavioral Science 15",
    "packages": "Pruitt & Lewis 1975, Journal of Personality and Social Psychology 31",
    "threats": "Deutsch & Krauss 1960, Journal of Abnormal and Social Psychology 61",
    "spirals": "Brett, Shapiro & Lytle 1998, Academy of Management Journal 41",
    "reciprocity": "Esser & Komorita 1975, Journal of Personality and Social Psychology 31",
    "at once": "Galinsky, Seiden, Kim & Medvec 2002, Personality and Social Psychology Bulletin 28",
    "anchors": "Galinsky & Mussweiler 2001, Journal of Personality and Social Psychology 81",
}
_ADVICE = {
    "principled": "Fisher & Ury 1981, Getting to Yes",
    "feelings": "Fisher & Shapiro 2005, Beyond Reason",
    "and": "Stone, Patton & Heen 1999, Difficult Conversations",
    "values": "Keeney 1992, Value-Focused Thinking",
    "batna": "Raiffa 1982, The Art and Science of Negotiation",
    "afterwards": "Raiffa 1985, Negotiation Journal 1",
    "dilemma": "Lax & Sebenius 1986, The Manager as Negotiator",
}
EVIDENCE = {
    **{name: Evidence(FOUND, source) for name, source in _FOUND.items()},
    **{name: Evidence(ADVICE, source) for name, source in _ADVICE.items()},
    "ours": Evidence(OURS),
}
