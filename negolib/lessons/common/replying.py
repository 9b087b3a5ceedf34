"""Somebody answers what a learner wrote: words that are addressed to a person are heard by that person."""

from collections.abc import Mapping

from negolib.cases import Case
from negolib.in_words import amount
from negolib.lessons.common.declared import Say
from negolib.lessons.common.remembered import remembered
from negolib.practice import Negotiation
from negolib.worksheet.checks.contrast import FIRST, key_of

LONGEST = 1000  # letters; more than anybody says in one breath
SHORTEST = 3  # words


def reply_to(key: str, *, party: str, temperament: str, seed: int) -> Say:
    """Return a line of a lesson, called ``<key>_reply``, in which the other side answers a text.

    It is silent until the learner has let the text be looked at; from then on it answers whatever stands there.

    Args:
        key: the text's.
        party: the learner's.
        temperament: the other one's, one of `negolib.practice.TEMPERAMENTS`.
        seed: which person of that temperament.

    >>> from negolib.cases import load_case
    >>> line = reply_to("say", party="buyer", temperament="principled", seed=8)
    >>> line.__name__, line(load_case("supplier"), {})
    ('say_reply', '*Henrik answers here, once you have written it and pressed Check.*')
    """

    def line(case: Case, answers: Mapping[str, object]) -> str:
        words, looked_at = answers.get(key), answers.get(key_of(key, FIRST))
        if not isinstance(words, str) or len(words.split()) < SHORTEST or not looked_at:
            return f"*{_other(case, party)} answers here, once you have written it and pressed Check.*"
        return _reply(case, words[:LONGEST], party, temperament, str(seed))

    line.__name__ = f"{key}_reply"
    return line


@remembered
def _reply(case: Case, words: str, party: str, temperament: str, seed: str) -> str:
    talk = Negotiation(case, party, temperament, seed=int(seed))
    name, heard = _other(case, party), talk.hear(words).proposals
    if not heard:
        return f"*{name} waits for you to go on: so far there is nothing to answer.*"
    move = heard[0].move
    if asked := talk.asks_back(move, words):
        return f"**{name}:** “{asked}”"
    answer = talk.play(move, words)
    before, after = talk.moments[0].trust, talk.moments[-1].trust
    trust = f"Trust in you: {amount(before, 0)} before, {amount(after, 0)} now, of 100."
    phrase = heard[0].phrase.rstrip(".")
    return f"**{name}:** “{answer.words}”\n\n*What {name} heard: {phrase}. {trust}*"


def _other(case: Case, party: str) -> str:
    other = next(one for one in case.parties.values() if one.name != case.party(party).name)
    return other.person.short
