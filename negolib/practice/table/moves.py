"""Moves: what can be done at the table, by either side, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from negolib.cases import Case
from negolib.cases.parts import Information
from negolib.in_words import is_whole

ACTS = {
    "ask": "ask a question",
    "tell": "tell them something about your side",
    "propose": "propose a package, part of one, or up to three as good for you",
    "cite": "cite an objective criterion",
    "acknowledge": "acknowledge what they feel or did",
    "affirm": "name a value that you share",
    "reframe": "turn a demand into a question you share",
    "break": "call a break",
    "warn": "say calmly what you would have to do without a deal",
    "threaten": "threaten",
    "accept": "accept what they proposed",
    "walk away": "walk away",
    "time up": "stop, because time is up",
}
# "other" is what no list foresees: only people ask it, of people.
ASK_ABOUT = ("issue", "priority", "interest", "constraint", "alternative", "other")
TELL_ABOUT = ("priority", "interest", "constraint", "fact", "value")
MATTERS = ("most", "some", "little")
ENDS = ("accept", "walk away", "time up")
MOST_PACKAGES = 3
MOST_LETTERS = 1200


class MoveError(ValueError):
    """A move that cannot be made, with one sentence that says what to do instead."""


@dataclass(frozen=True)
class Move:
    """One thing done at the table. Only the fields that its act needs are filled.

    Attributes:
        act: one of `ACTS`.
        about: for ask `ASK_ABOUT`, for tell `TELL_ABOUT`.
        open: for ask, whether it is an open question.
        issue, option, matters: what a question or statement is about; told as a priority, the option is the
            one wanted and `matters` how much; told as a constraint, the option is the one ruled out.
        interest, serves: an interest told, and the options that serve it, {issue: option}.
        fact: for tell, the name of one of one's own entries under `information`.
        value: for tell, the name of one of one's own values; for affirm, of one that both share.
        packages: what is proposed, one to three, each {issue: option}; one alone may leave issues open.
        criterion: which is cited.
        choice: which of the proposals on the table is accepted, counted from 0; left out, the first.

    >>> Move("ask", about="priority", open=True, issue="term").as_json()
    {'act': 'ask', 'about': 'priority', 'open': True, 'issue': 'term'}
    """

    act: str
    about: str = ""
    open: bool | None = None
    issue: str = ""
    option: str = ""
    matters: str = ""
    interest: str = ""
    serves: Mapping[str, str] = field(default_factory=dict)
    fact: str = ""
    value: str = ""
    packages: tuple[Mapping[str, str], ...] = ()
    criterion: str = ""
    choice: int | None = None

    def as_json(self) -> dict[str, object]:
        """Return the filled fields as plain JSON values."""
        found: dict[str, object] = {}
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if value is None or value in ("", {}, ()):
                continue
            if name == "packages":
                value = [dict(package) for package in value]
            elif name == "serves":
                value = dict(value)
            found[name] = value
        return found


def read_move(case: Case, data: object) -> Move:
    """Return the move that plain JSON values describe, checked against the case.

    Raises:
        MoveError: when it is no move, names something the case does not have, or lacks what its act needs.

    >>> from negolib.cases import load_case
    >>> read_move(load_case("supplier"), {"act": "propose", "packages": [{"price": "440"}]}).packages
    ({'price': '440'},)
    """
    if not isinstance(data, Mapping):
        raise MoveError("A move is a set of names and values, such as {'act': 'break'}.")
    unknown = set(data) - set(Move.__dataclass_fields__)
    if unknown:
        raise MoveError(f"A move has no '{min(map(str, unknown))}'; leave it out.")
    act = data.get("act")
    if act not in ACTS:
        raise MoveError(f"'{act}' is no move: choose one of {', '.join(ACTS)}.")
    for name in ("about", "issue", "option", "matters", "interest", "fact", "value"):
        if not isinstance(data.get(name, ""), str):
            raise MoveError(f"'{name}' of a move is a text.")
    fields = _READ[act](case, data) if act in _READ else {}
    extra = [name for name in data if name != "act" and name not in fields and data[name] not in ("", None)]
    if extra:
        raise MoveError(f"'{act}' takes no '{extra[0]}'; leave it out.")
    return Move(act, **fields)


def told_facts(case: Case, party: str) -> list[Information]:
    """Return what a party knows and could tell: its information, but for what it has still to ask.

    >>> from negolib.cases import load_case
    >>> [fact.name for fact in told_facts(load_case("supplier"), "supplier")][:2]
    ['why a long contract', 'cost breakdown']
    """
    return [fact for fact in case.party(party).information if fact.advice != "ask"]


def counts(case: Case, fact: Information, party: str) -> bool:
    """Whether a fact names something that counts for a party's feelings, or for those that all share.

    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> [counts(case, fact, "buyer") for fact in told_facts(case, "supplier")][:3]
    [False, False, True]
    """
    felt = (*case.party(party).emotions, *case.emotions)
    return any(words.lower() in fact.text.lower() for one in felt for words in one.facts)


def check_own(case: Case, by: str, move: Move) -> None:
    """Raise MoveError when somebody tells what only another party knows or holds dear."""
    party = case.party(by)
    if move.fact and move.fact not in [fact.name for fact in told_facts(case, by)]:
        raise MoveError(f"'{move.fact}' is nothing that {party.the} knows: tell something of your own.")
    own = {value.name for value in party.values}
    if move.act == "affirm":
        own |= {value.name for value in case.shared_values if by in value.values}
    if move.value and move.value not in own:
        raise MoveError(f"'{move.value}' is no value of {party.the}: name one of your own.")


def _one_of(names: Sequence[str], name: object, kind: str) -> str:
    if not name:
        raise MoveError(f"Say which {kind} you mean.")
    if name not in names:
        raise MoveError(f"There is no {kind} '{name}': choose one of {', '.join(dict.fromkeys(names))}.")
    return str(name)


def _issue(case: Case, name: object) -> str:
    if name not in case.issue_names:
        raise MoveError(f"There is no issue '{name}': choose one of {', '.join(case.issue_names)}.")
    return str(name)


def _option(case: Case, issue: str, name: object) -> str:
    names = case.issue(issue).option_names
    if name not in names:
        raise MoveError(f"'{name}' is no option of '{issue}': choose one of {', '.join(names)}.")
    return str(name)


def _ask(case: Case, data: Mapping) -> dict:
    about = data.get("about") or "issue"
    if about not in ASK_ABOUT:
        raise MoveError(f"A question is about one of {', '.join(ASK_ABOUT)}.")
    if not isinstance(data.get("open", True), bool):
        raise MoveError("Say whether the question is open: true or false.")
    fields = {"about": about, "open": data.get("open", True)}
    if data.get("issue"):
        fields["issue"] = _issue(case, data["issue"])
    elif about in ("issue", "constraint"):
        raise MoveError("Say which issue you ask about.")
    return fields


def _tell(case: Case, data: Mapping) -> dict:
    about = data.get("about") or "priority"
    if about not in TELL_ABOUT:
        raise MoveError(f"You can tell them about one of {', '.join(TELL_ABOUT)}.")
    if about == "interest":
        if not data.get("interest"):
            raise MoveError("Say which of your interests you tell them.")
        serves = data.get("serves") or {}
        if not isinstance(serves, Mapping):
            raise MoveError("What serves an interest is {issue: option}.")
        checked = {_issue(case, issue): _option(case, issue, option) for issue, option in serves.items()}
        return {"about": about, "interest": data["interest"], "serves": checked}
    if about == "fact":
        facts = [fact.name for party in case.party_list for fact in told_facts(case, party.name)]
        return {"about": about, "fact": _one_of(facts, data.get("fact"), "fact to tell")}
    if about == "value":
        values = [value.name for party in case.party_list for value in party.values]
        return {"about": about, "value": _one_of(values, data.get("value"), "value")}
    issue = _issue(case, data.get("issue"))
    fields = {"about": about, "issue": issue}
    if about == "constraint" or data.get("option"):
        fields["option"] = _option(case, issue, data.get("option"))
    if about == "priority":
        matters = data.get("matters") or "some"
        if matters not in MATTERS:
            raise MoveError(f"Say how much it matters: {', '.join(MATTERS)}.")
        fields["matters"] = matters
    return fields


def _affirm(case: Case, data: Mapping) -> dict:
    if not case.shared_values:
        raise MoveError("This case names no value that both sides share: tell them one of your own instead.")
    shared = [value.name for value in case.shared_values]
    own = [value.name for party in case.party_list for value in party.values]
    return {"value": _one_of([*shared, *own], data.get("value"), "value")}


def _propose(case: Case, data: Mapping) -> dict:
    packages = data.get("packages")
    if not isinstance(packages, list | tuple) or not 1 <= len(packages) <= MOST_PACKAGES:
        raise MoveError(f"Propose one package, or up to {MOST_PACKAGES}.")
    read = []
    for package in packages:
        if not isinstance(package, Mapping) or not package:
            raise MoveError("This proposal is empty: choose an option for at least one issue.")
        chosen = {_issue(case, issue): _option(case, issue, option) for issue, option in package.items()}
        # In the case's order, so that the same package is always written the same way.
        read.append({issue: chosen[issue] for issue in case.issue_names if issue in chosen})
    if len(read) > 1:
        if any(len(package) < len(case.issue_names) for package in read):
            raise MoveError("Several proposals at once need an option for every issue.")
        if any(package in read[:place] for place, package in enumerate(read)):
            raise MoveError("Two of these proposals are the same; change one or leave it out.")
    return {"packages": tuple(read)}


def _cite(case: Case, data: Mapping) -> dict:
    names = [criterion.name for criterion in case.criteria]
    if data.get("criterion") not in names:
        raise MoveError(f"There is no criterion '{data.get('criterion')}': choose one of {', '.join(names)}.")
    return {"criterion": data["criterion"]}


def _accept(_case: Case, data: Mapping) -> dict:
    choice = data.get("choice")
    if choice is None:
        return {}
    if not is_whole(choice) or choice < 0:
        raise MoveError("Say which proposal you accept: 0 for the first.")
    return {"choice": choice}


def _reframe(case: Case, data: Mapping) -> dict:
    return {"issue": _issue(case, data["issue"])} if data.get("issue") else {}


_READ = {
    "ask": _ask,
    "tell": _tell,
    "affirm": _affirm,
    "propose": _propose,
    "cite": _cite,
    "accept": _accept,
    "reframe": _reframe,
}
