"""How moves sound: a line to begin with for each kind of move, and a short label for what was done."""

from collections.abc import Mapping

from negolib.cases import Case
from negolib.in_words import listed, sentence_start

from .moves import Move
from .seat import Seat, seat_of

_ASK_OPEN = {
    "issue": (
        "How do you see {issue}, from your side?",
        "What would a change to {issue} mean for you?",
        "What would you like to see on {issue}, and why?",
    ),
    "priority": (
        "How much does a change to {issue} mean to you, next to everything else?",
        "What would make a difference to you on {issue}?",
        "How would you rank {issue} among all that we have to settle?",
    ),
    "priority at all": (
        "What matters most to you, if you put all our points in order?",
        "What would have to be in a deal so that you are glad of it a year from now?",
        "What comes first for you, and what could wait?",
    ),
    "interest": (
        "What lies behind what you want on {issue}?",
        "What do you need on {issue}, and what for?",
        "What would it let you do, if {issue} went your way?",
    ),
    "interest at all": (
        "What do you need this deal to do for you?",
        "What is it that you are trying to solve?",
        "What lies behind the demand, seen from your desk?",
    ),
    "constraint": (
        "What could you not do on {issue}, and what stands in the way?",
        "What limits you on {issue}?",
        "What would be impossible for you on {issue}, and why?",
    ),
    "alternative": (
        "What would you do if we did not agree?",
        "How would next year look for you without a deal?",
    ),
    "other": (
        "What should I know that we have not spoken of yet?",
        "What worries you most when you think of next year?",
    ),
}
_ASK_CLOSED = {
    "issue": ("Could you move on {issue}?", "Would a change to {issue} help you?"),
    "priority": ("Would it matter to you if we changed {issue}?", "Could {issue} stay as today, for you?"),
    "priority at all": ("Is there one point that matters more to you than all others?",),
    "interest": ("Is there something you need on {issue} that we have not spoken of?",),
    "interest at all": ("Is there something you need that is not in your demand?",),
    "constraint": (
        "Is there anything on {issue} that you could not do?",
        "Are you free to decide on {issue}?",
    ),
    "alternative": ("Do you have another way, if we do not agree?",),
    "other": ("Is there something I should know that we have not spoken of yet?",),
}
_TELL = {
    "most": (
        "I will be open about {issue}: few things matter more to us{want}.",
        "For us a great deal depends on {issue}{want}.",
    ),
    "some": (
        "We care about {issue}{want}, though other points come first.",
        "I would be glad of a step on {issue}{want}, and I can be flexible in how.",
    ),
    "little": (
        "On {issue} we can be flexible{want}: little depends on it for us.",
        "Other points matter more to us than {issue}{want}, so there is room for you.",
    ),
}
_TELL_INTEREST = (
    "Let me say what is behind it for us: {interest}",
    "What we need is this: {interest}",
)
_RULED_OUT = (
    "I have to be plain about one thing: {option} is not possible for us.",
    "There is one thing that I cannot do, and I would rather say it now: {option}.",
)
_TELL_FACT = (
    "There is something you should know: {fact}",
    "Let me put this on the table, so that you can check it: {fact}",
)
_TELL_VALUE = (
    "Let me say what we stand for: {value}",
    "What I measure a deal by is this: {value}",
)
_AFFIRM = (
    "There is one thing that I think we both hold to: {value}",
    "Whatever we settle, here we agree already: {value}",
)
_PROPOSE = (
    "I propose {offer}, because it gives each of us something that counts.",
    "If you can go along with {offer}, then so can I.",
    "Let me put a whole package on the table: {offer}.",
)
_PROPOSE_PART = (
    "If the rest works out, I could see {offer}.",
    "Let us pencil in one part, and keep the rest open: {offer}.",
)
_PROPOSE_SEVERAL = (
    "Any of these would be about as good for us: {offers}. Which one is closest to what you need, and why?",
    "I see more than one way to do this: {offers}. What do you like in them, and what not?",
)
_CITE = (
    "May we look at something that neither of us made? {label}: {says}",
    "I would rather not argue about wishes, so let us take a standard: {label}. {says}",
)
_ACKNOWLEDGE = (
    "I can see that you have carried this for a long time, and I want to understand it.",
    "I can see that these months were not easy for you. Thank you for saying so openly.",
    "I appreciate what you have done for us, and I know that it was not easy for you.",
)
_REFRAME = (
    "How can we settle {issue} so that it works for both of us?",
    "What would a solution on {issue} look like that we could both defend at home?",
)
_REFRAME_WIDE = (
    "What would have to be in a deal so that we could both say yes to it?",
    "How can we make this better for both of us before we share it out?",
)
_PLAIN = {
    "break": (
        "May I suggest a short break? I would like to think about what you said.",
        "Let us take ten minutes, and come back to it with fresh eyes.",
    ),
    "warn": (
        "If we do not agree, I would have to turn to somebody else, and I would much rather not.",
        "If we do not find a way, I would have to go to another partner. I say it calmly, and hope for more.",
    ),
    "threaten": (
        "Take it by tonight, or we are gone.",
        "Move now, or you will lose us as a partner.",
    ),
    "accept": (
        "Agreed. I am glad that we talked until we had it.",
        "Yes, I accept. Thank you for the way you worked on this.",
    ),
    "walk away": (
        "I do not think that we shall get there. Thank you for your time, and I mean it.",
        "I have a better way than this one, so I am going to stop here. I wish you well.",
    ),
    "time up": ("I am afraid that our time is up.",),
}
_SMALL = frozenset(
    ["To", "A", "An", "The", "Never", "Our", "More", "Less", "No", "We", "What", "Nobody", "How", "Of"]
)
_NUMBERS = ("one", "two", "three")
_WEIGHT = {
    "most": "one of the most important points",
    "some": "a point of some importance",
    "little": "a point of little importance",
}
_PLAIN_LABELS = {
    "acknowledge": "acknowledges what the other side feels or did",
    "break": "calls a break",
    "warn": "says calmly what would follow without a deal",
    "threaten": "threatens",
    "walk away": "walks away",
    "time up": "stops, because time is up",
}


def suggest(seat: Seat, move: Move, variant: int = 0) -> str:
    """Return a natural opening line for a move, to be edited by whoever says it.

    Args:
        seat: of the speaker.
        move: what is to be done.
        variant: which of the two or three lines.

    >>> from negolib.cases import load_case
    >>> seat = seat_of(load_case("supplier"), "buyer")
    >>> suggest(seat, Move("ask", about="issue", open=True, issue="term"))
    'How do you see the length of the contract, from your side?'
    """
    lines, slots = _lines(seat, move)
    line = lines[variant % len(lines)].format(you=seat.you, me=seat.me, **slots)
    return sentence_start(line)


def _lines(seat: Seat, move: Move) -> tuple[tuple[str, ...], dict[str, str]]:
    slots = {"issue": seat.phrases[move.issue][0]} if move.issue else {}
    if move.act == "ask":
        wide = not move.issue and move.about in ("priority", "interest")
        lines = _ASK_CLOSED if move.open is False else _ASK_OPEN
        return lines[f"{move.about} at all" if wide else move.about], slots
    if move.act == "tell":
        return _told(seat, move, slots)
    if move.act == "affirm":
        shared = {value.name: value.text for value in seat.shared}
        return _AFFIRM, {"value": _small(shared.get(move.value) or seat.values[move.value])}
    if move.act == "propose":
        return _proposed(seat, move)
    if move.act == "cite":
        label, says = seat.criteria[move.criterion]
        return _CITE, {"label": label, "says": says}
    if move.act == "acknowledge":
        return _ACKNOWLEDGE, {}
    if move.act == "reframe":
        return (_REFRAME if move.issue else _REFRAME_WIDE), slots
    return _PLAIN[move.act], {}


def _told(seat: Seat, move: Move, slots: dict[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    # What the case lets this party say of itself is better than any line that fits all cases.
    if move.about == "interest":
        if own := seat.told.get(move.interest):
            return tuple(own), {}
        text = seat.interests.get(move.interest, move.interest)
        return _TELL_INTEREST, {"interest": _small(text)}
    if move.about == "fact":
        return _TELL_FACT, {"fact": _small(seat.facts[move.fact])}
    if move.about == "value":
        return _TELL_VALUE, {"value": _small(seat.values[move.value])}
    if move.about == "constraint":
        return _RULED_OUT, {"option": seat.phrases[move.issue][1][move.option]}
    own = seat.told.get(move.issue)
    if own and move.matters == seat.matters(move.issue) and move.option in ("", seat.best(move.issue)):
        return tuple(own), {}
    want = f", and we would like {seat.phrases[move.issue][1][move.option]}" if move.option else ""
    return _TELL[move.matters or "some"], {**slots, "want": want}


def _small(text: str) -> str:
    """A sentence after a colon: words that are small within one become small; a name stays a name."""
    return text[:1].lower() + text[1:] if text.split()[0] in _SMALL else text


def _proposed(seat: Seat, move: Move) -> tuple[tuple[str, ...], dict[str, str]]:
    if len(move.packages) > 1:
        offers = [f"({n}) {spoken(seat, package)}" for n, package in enumerate(move.packages, 1)]
        return _PROPOSE_SEVERAL, {"offers": "; or ".join(offers)}
    (package,) = move.packages
    if len(package) < len(seat.issues):
        return _PROPOSE_PART, {"offer": listed([seat.phrases[i][1][o] for i, o in package.items()])}
    return _PROPOSE, {"offer": spoken(seat, package)}


def spoken(seat: Seat, package: Mapping[str, str]) -> str:
    """Return a package as it sounds in a sentence: what it changes, and that the rest stays as today.

    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> spoken(seat_of(case, "buyer"), case.today | {"price": "440", "term": "4 years"})
    '440 euros, four years and the rest as today'
    """
    changed = [seat.phrases[i][1][o] for i, o in package.items() if o != seat.today[i] or i == seat.central]
    if len(changed) < len(package):
        changed.append("the rest as today")
    return listed(changed)


def describe(case: Case, move: Move) -> str:
    """Return a short label for what a move does, without a subject and a full stop.

    >>> from negolib.cases import load_case
    >>> describe(load_case("supplier"), Move("ask", about="issue", open=True, issue="term"))
    'asks, openly, about the length of the contract'
    """
    # Names and phrases are the same from both seats.
    seat = seat_of(case, case.party_names[0])
    issue = seat.phrases[move.issue][0] if move.issue else ""
    if move.act == "ask":
        how = {True: "asks, openly,", False: "asks, for a yes or no,", None: "asks"}[move.open]
        return f"{how} {_asked(move, issue)}"
    if move.act == "tell":
        return _telling(seat, move, issue)
    if move.act == "affirm":
        return f"names a value as shared: {move.value}"
    if move.act == "propose":
        return _proposing(seat, move)
    if move.act == "cite":
        return f"cites a criterion: {seat.criteria[move.criterion][0]}"
    if move.act == "reframe":
        return f"turns the demand into a shared question{f' about {issue}' if issue else ''}"
    if move.act == "accept":
        return "accepts what was proposed" if not move.choice else f"accepts proposal {move.choice + 1}"
    return _PLAIN_LABELS[move.act]


def _asked(move: Move, issue: str) -> str:
    return {
        "issue": f"about {issue}",
        "priority": f"how important {issue} would be" if issue else "what matters most",
        "interest": f"what lies behind {issue}" if issue else "what is needed, and what for",
        "constraint": f"what is impossible on {issue}",
        "alternative": "what would happen without a deal",
        "other": "about something else",
    }[move.about or "issue"]


def _telling(seat: Seat, move: Move, issue: str) -> str:
    if move.about == "interest":
        return f"tells an interest: {move.interest}"
    if move.about in ("fact", "value"):
        return f"tells a {move.about}: {move.fact or move.value}"
    option = seat.phrases[move.issue][1][move.option] if move.option else ""
    if move.about == "constraint":
        return f"rules out {option}"
    label = f"calls {issue} {_WEIGHT[move.matters or 'some']}"
    return f"{label}, and prefers {option}" if option else label


def _proposing(seat: Seat, move: Move) -> str:
    if len(move.packages) > 1:
        offers = [f"({n}) {spoken(seat, package)}" for n, package in enumerate(move.packages, 1)]
        return f"proposes {_NUMBERS[len(offers) - 1]} packages: {'; '.join(offers)}"
    (package,) = move.packages
    if len(package) < len(seat.issues):
        part = listed([seat.phrases[i][1][o] for i, o in package.items()])
        return f"proposes {part}, and leaves the rest open"
    if all(option == seat.today[issue] for issue, option in package.items()):
        return "proposes to leave everything as it is today"
    return f"proposes {spoken(seat, package)}"
