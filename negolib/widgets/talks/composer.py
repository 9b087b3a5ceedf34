"""The composer: a move in the making, field by field, and what is said with it."""

from collections.abc import Collection, Mapping, Sequence

from negolib.cases import Case
from negolib.in_words import amount, is_whole, listed, sentence_start
from negolib.practice.table.moves import (
    ASK_ABOUT,
    MOST_LETTERS,
    MOST_PACKAGES,
    Move,
    MoveError,
    read_move,
)
from negolib.practice.table.phrasing import suggest
from negolib.practice.table.seat import seat_of
from negolib.practice.table.table import Table

from .table_view import scores, worth

GROUPS = (
    ("Learn", ("ask", "acknowledge", "reframe")),
    ("Give", ("tell", "propose", "cite")),
    ("Press or pause", ("break", "warn", "threaten")),
    ("End", ("accept", "walk away")),
)
_NAMES = {
    "ask": "Ask",
    "acknowledge": "Acknowledge",
    "reframe": "Reframe",
    "tell": "Tell",
    "propose": "Propose",
    "cite": "Cite a criterion",
    "break": "Call a break",
    "warn": "Warn",
    "threaten": "Threaten",
    "accept": "Accept",
    "walk away": "Walk away",
}
_HINTS = {
    "ask": "An open question begins with what, how or which, and lets them tell you more than you asked.",
    "acknowledge": "Name what they feel or have done, in your own words and without a “but”.",
    "reframe": "Turn a demand into a question that both of you would like to see answered.",
    "tell": "Say which points matter to you, and why; how low you would go stays with you.",
    "propose": "A package lets you give where it costs you little, and ask for what matters to you.",
    "cite": "A standard that neither of you made is easier to follow than a wish.",
    "break": "A pause costs a round, and cools both sides.",
    "warn": "Say calmly what you would have to do without a deal: a fact, and no punishment.",
    "threaten": "You can. It tends to harden the other side and to make it tell you less.",
    "accept": "You will be asked once more before it counts.",
    "walk away": "Your alternative is then what you have. You will be asked once more before it counts.",
}
_ABOUT = {
    "ask": {
        "issue": "how they see an issue",
        "priority": "what matters to them",
        "interest": "what they need, and why",
        "constraint": "what they cannot do",
        "alternative": "what they do without a deal",
        "other": "something else",
    },
    "tell": {
        "priority": "how much an issue matters to you",
        "interest": "what you need, and why",
        "constraint": "what you cannot do",
    },
}
_MATTERS = {"most": "it matters most", "some": "it matters somewhat", "little": "it matters little"}
_OPEN = {"open": "open: lets them tell", "closed": "closed: yes or no"}
# What is chosen when no issue or option in particular is meant; nothing chosen yet is "".
NONE = "*"
CHOOSE = "choose …"


class Composer:
    """What somebody is about to say and do: nothing is chosen for them, nothing left from the last move.

    case: what there is to settle. of_people: whether the move is meant for a person, who may be asked
    anything, and not for a counterpart that answers by rules.

    Attributes:
        act: the kind of move. values: {field: name of what is chosen}. packages: what would be proposed, one
            to three, {issue: option}; an issue that is missing is left open. words: what is typed.

    >>> from negolib.cases import load_case
    >>> composer = Composer(load_case("supplier"))
    >>> composer.take("ask about", "issue")
    >>> composer.take("issue", "term")
    >>> composer.move("buyer", ()).as_json()
    {'act': 'ask', 'about': 'issue', 'open': True, 'issue': 'term'}
    """

    def __init__(self, case: Case, of_people: bool = False) -> None:
        self.case = case
        self._asked_about = {
            name: label for name, label in _ABOUT["ask"].items() if of_people or name != "other"
        }
        self.act = "ask"
        self.values: dict[str, str] = {}
        self.packages: list[dict[str, str]] = [dict(case.today)]
        self.words = ""
        self._mine: dict[str, str] | None = None
        self._variant = 0

    # what comes from the page

    def take(self, name: str, value: object) -> None:
        """Fill one field; what makes no sense is passed over."""
        if name == "act":
            if value in _NAMES:
                self.act = str(value)
        elif isinstance(value, str):
            self.values[name] = value

    def set_option(self, place: object, issue: object, option: object) -> None:
        """Choose an option of a package that is being made; an empty one leaves the issue open."""
        if not self._has(place) or issue not in self.case.issue_names:
            return
        if not option:
            self.packages[place].pop(issue, None)
        elif option in self.case.issue(issue).option_names:
            self.packages[place][issue] = option

    def add_package(self) -> None:
        """Begin another package, as a copy of the last one."""
        if len(self.packages) < MOST_PACKAGES:
            self.packages.append(dict(self.packages[-1]))

    def drop_package(self, place: object) -> None:
        """Take a package out; the only one stays."""
        if self._has(place) and len(self.packages) > 1:
            del self.packages[place]

    def fill(self, place: object, source: object, theirs: Sequence[Mapping[str, str]]) -> None:
        """Fill a package as today ("today"), as they offer ("theirs") or as one last proposed ("mine")."""
        found = {"today": self.case.today, "mine": self._mine, "theirs": theirs[0] if theirs else None}
        if self._has(place) and found.get(source):
            self.packages[place] = dict(found[source])

    def made(self, move: Move) -> None:
        """Clear what has been said and done; the package stays, to go on from."""
        self.words = ""
        self.values.clear()
        self._variant += 1
        if move.act == "propose":
            self._mine = dict(move.packages[0])
            self.packages = [dict(move.packages[0])]

    @property
    def unchanged(self) -> str:
        """What a package that nobody has touched is: "today", "mine" (the last one proposed), or ""."""
        if len(self.packages) > 1:
            return ""
        (package,) = self.packages
        return "mine" if package == self._mine else "today" if package == self.case.today else ""

    def draft(self) -> dict[str, object]:
        """Return what is half done, as plain JSON values; {} when nothing is."""
        found: dict[str, object] = {"words": self.words, "values": dict(self.values)}
        if not self.unchanged:
            found["packages"] = [dict(package) for package in self.packages]
        found = {name: value for name, value in found.items() if value}
        return {"act": self.act, **found} if found or self.act != "ask" else {}

    def resume(self, draft: object, mine: Mapping[str, str] | None) -> None:
        """Take up a draft again; what makes no sense is passed over. mine: what one last proposed."""
        if mine:
            self._mine = dict(mine)
            self.packages = [dict(mine)]
        if not isinstance(draft, Mapping):
            return
        self.take("act", draft.get("act"))
        if isinstance(draft.get("words"), str):
            self.words = draft["words"]
        values = draft.get("values")
        for name, value in values.items() if isinstance(values, Mapping) else ():
            self.take(str(name), value)
        kept = draft.get("packages")
        kept = [one for one in kept if isinstance(one, Mapping)] if isinstance(kept, list) else []
        if kept:
            self.packages = [{} for _ in kept[:MOST_PACKAGES]]
        for place, package in enumerate(kept[:MOST_PACKAGES]):
            for issue in self.case.issue_names:
                self.set_option(place, issue, package.get(issue))

    def _has(self, place: object) -> bool:
        return is_whole(place) and 0 <= place < len(self.packages)

    # what it makes of it

    def move(self, party: str, theirs: Sequence[Mapping[str, str]]) -> Move:
        """Return the move of the fields.

        Raises:
            MoveError: one sentence, when something it needs has not been chosen yet.
        """
        act = self.act
        data: dict[str, object] = {"act": act}
        if act == "propose":
            data["packages"] = [dict(package) for package in self.packages]
        elif act == "accept":
            names = [str(place) for place in range(len(theirs))]
            chosen = self._choice("choice", names) if len(theirs) > 1 else "0"
            if not chosen:
                raise _missing(["Which one"])
            data["choice"] = int(chosen)
        elif act in ("ask", "tell", "reframe", "cite"):
            fields = self._choices(party)
            if empty := [field["label"] for field in fields if not field["value"]]:
                raise _missing(empty)
            for field in fields:
                name, value = field["name"], field["value"]
                data[name] = value == "open" if name == "open" else "" if value == NONE else value
            if act == "tell" and data["about"] == "interest":
                data["serves"] = dict(seat_of(self.case, party).serves.get(data["interest"], {}))
        return read_move(self.case, {name: value for name, value in data.items() if value != ""})

    def suggestion(self, party: str, move: Move) -> str:
        """Return a line to begin with for this move."""
        return suggest(seat_of(self.case, party), move, self._variant)

    def state(self, party: str, table: Table, own_points: bool = True) -> dict[str, object]:
        """Return what the page shows: kinds of move, fields of this one, a line to begin with, score."""
        theirs = table.on_table(party)
        try:
            suggestion = self.suggestion(party, self.move(party, theirs))
        except MoveError:
            suggestion = ""
        return {
            "groups": [
                {"label": label, "acts": [{"name": act, "label": _NAMES[act]} for act in acts]}
                for label, acts in GROUPS
            ],
            "title": "Your move",
            "label": "In your words",
            "button": "Say it",
            "act": self.act,
            "hint": _HINTS[self.act],
            "fields": self._fields(party, table, own_points),
            "words": self.words,
            "suggestion": suggestion,
            "letters": MOST_LETTERS,
            "score": self._score(party, table) if own_points else {},
        }

    def _score(self, party: str, table: Table) -> dict[str, object]:
        if self.act == "propose":
            return scores(self.case, party, self.packages, table)
        return {}

    # the fields

    def _fields(self, party: str, table: Table, own_points: bool) -> list[dict[str, object]]:
        if self.act == "propose":
            return [self._package_field(party, table, own_points)]
        if self.act == "accept":
            return self._accept_field(party, table, own_points)
        return self._choices(party)

    def _choices(self, party: str) -> list[dict[str, object]]:
        """The fields of asking, telling, reframing and citing, each with a value that fits."""
        if self.act == "cite":
            return [self._criterion()]
        if self.act == "reframe":
            return [self._issue_field("About", "in general")]
        if self.act not in ("ask", "tell"):
            return []
        names = self._asked_about if self.act == "ask" else _ABOUT["tell"]
        about = self._choice(f"{self.act} about", names)
        fields = [{**_select("about", "About", names, about), "key": f"{self.act} about"}]
        if self.act == "ask":
            if about in ("issue", "constraint"):
                fields.append(self._issue_field("Issue"))
            elif about in ("priority", "interest"):
                fields.append(self._issue_field("Issue", "all of them"))
            chosen = self._choice("open", _OPEN) or "open"
            return [*fields, {**_select("open", "Kind of question", _OPEN, chosen), "kind": "radio"}]
        return [*fields, *self._tell_fields(party, about)]

    def _tell_fields(self, party: str, about: str) -> list[dict[str, object]]:
        if about == "interest":
            texts = {i.name: i.text for i in self.case.party(party).interests}
            names = {name: sentence_start(name) for name in texts}
            chosen = self._choice("interest", names)
            return [{**_select("interest", "Interest", names, chosen), "note": texts.get(chosen, "")}]
        if not about:
            return []
        issue = self._issue_field("Issue")
        if not issue["value"]:
            return [issue]
        options = {o.name: o.label for o in self.case.issue(issue["value"]).options}
        if about == "constraint":
            return [
                issue,
                _select("option", "Not possible for you", options, self._choice("option", options)),
            ]
        options = {NONE: "none in particular", **options}
        return [
            issue,
            _select("matters", "How much", _MATTERS, self._choice("matters", _MATTERS)),
            _select("option", "What you would like", options, self._choice("option", options)),
        ]

    def _issue_field(self, label: str, none: str = "") -> dict[str, object]:
        names = {NONE: none} if none else {}
        names |= {issue.name: issue.label for issue in self.case.issues}
        return _select("issue", label, names, self._choice("issue", names))

    def _criterion(self) -> dict[str, object]:
        labels = {criterion.name: criterion.label for criterion in self.case.criteria}
        chosen = self._choice("criterion", labels)
        says = next((criterion.says for criterion in self.case.criteria if criterion.name == chosen), "")
        return {**_select("criterion", "Criterion", labels, chosen), "note": says}

    def _accept_field(self, party: str, table: Table, own_points: bool) -> list[dict[str, object]]:
        standing = table.on_table(party)
        if len(standing) < 2:
            return []
        labels = {}
        for place, package in enumerate(standing):
            points = amount(worth(self.case, party, package, table.pencilled), 1)
            labels[str(place)] = f"Their offer {place + 1}{f' ({points} to you)' if own_points else ''}"
        return [_select("choice", "Which one", labels, self._choice("choice", labels))]

    def _package_field(self, party: str, table: Table, own_points: bool) -> dict[str, object]:
        theirs = table.on_table(party)
        issues = []
        for issue in self.case.issues:
            options = [{"name": "", "label": "leave open"}]
            for option in issue.options:
                marks = []
                if option.name == issue.today:
                    marks.append("today")
                if any(package.get(issue.name) == option.name for package in theirs):
                    marks.append("their offer")
                points = [amount(option.points[party], 1, sign=True)] if own_points else []
                # Beside each other there is little room: what it is worth stands where it is not cut off.
                alone = len(self.packages) == 1
                words = [option.own_label, *points] if alone else [*points, option.short]
                options.append({"name": option.name, "label": " · ".join([*words, *marks])})
            issues.append({"name": issue.name, "label": issue.label, "options": options})
        fills = [{"name": "today", "label": "As today"}]
        fills += [{"name": "theirs", "label": "As they offer"}] if theirs else []
        fills += [{"name": "mine", "label": "As I last proposed"}] if self._mine else []
        return {
            "name": "packages",
            "kind": "packages",
            "issues": issues,
            "values": [dict(package) for package in self.packages],
            "fills": fills,
            "more": ["", "Add a second package", "Add a third package", ""][len(self.packages)],
        }

    def _choice(self, name: str, names: Collection[str]) -> str:
        """What was chosen in a field, "" while nothing is."""
        chosen = self.values.get(name, "")
        return chosen if chosen in names else ""


def _select(name: str, label: str, options: Mapping[str, str], value: str) -> dict[str, object]:
    offered = options if value else {"": CHOOSE, **options}
    return {
        "name": name,
        "key": name,
        "kind": "select",
        "label": label,
        "options": [{"name": option, "label": text} for option, text in offered.items()],
        "value": value,
    }


def _missing(labels: Sequence[str]) -> MoveError:
    what = listed(f"“{label}”" for label in labels)
    return MoveError(f"Choose {what} first: nothing has been said yet.")


assert tuple(_ABOUT["ask"]) == ASK_ABOUT
