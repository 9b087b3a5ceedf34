"""The fields of a move: what can be chosen for it, one by one, and the move that they make."""

from collections.abc import Collection, Mapping, Sequence

from negolib.cases import Case
from negolib.in_words import amount, is_whole, listed, sentence_start
from negolib.practice.table.moves import ASK_ABOUT, MOST_PACKAGES, Move, MoveError, read_move
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table

from .table_view import worth

GROUPS = (
    ("Learn", ("ask", "acknowledge", "reframe")),
    ("Give", ("tell", "affirm", "propose", "cite")),
    ("Press or pause", ("break", "warn", "threaten")),
    ("End", ("accept", "walk away")),
)
_NAMES = {
    "ask": "Ask",
    "acknowledge": "Acknowledge",
    "reframe": "Reframe",
    "tell": "Tell",
    "affirm": "Name a shared value",
    "propose": "Propose",
    "cite": "Cite a criterion",
    "break": "Call a break",
    "warn": "Warn",
    "threaten": "Threaten",
    "accept": "Accept",
    "walk away": "Walk away",
}
_HINTS = {
    "": "Choose what you want to do.",
    "ask": "An open question begins with what, how or which, and lets them tell you more than you asked.",
    "acknowledge": "Name what they feel or have done, in your own words and without a “but”.",
    "reframe": "Turn a demand into a question that both of you would like to see answered.",
    "tell": "Say which points matter to you, and why; how low you would go stays with you.",
    "affirm": "What both of you hold dear is ground that nobody has to give up.",
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
        "fact": "something that you know",
        "value": "what you stand for",
    },
}
_MATTERS = {"most": "it matters most", "some": "it matters somewhat", "little": "it matters little"}
_OPEN = {"open": "open: lets them tell", "closed": "closed: yes or no"}
# What is chosen when no issue or option in particular is meant; nothing chosen yet is "".
NONE = "*"
CHOOSE = "choose …"
Package = Mapping[str, str]


class MoveFields:
    """The fields of one party's next move. Nothing is chosen for it.

    case: what there is to settle. seat: whose move it is. of_people: whether it is meant for a person, who
    may be asked anything, and not for a counterpart that answers by rules.

    Attributes:
        act: the kind of move, "" while none is chosen. values: {field: name of what is chosen}.
        packages: what would be proposed, one to three, {issue: option}; an issue that is missing is left
            open.

    >>> from negolib.cases import load_case
    >>> from negolib.practice.table.seat import seat_of
    >>> case = load_case("supplier")
    >>> fields = MoveFields(case, seat_of(case, "buyer"))
    >>> fields.put(Move("ask", about="issue", open=True, issue="term"))
    >>> fields.take("issue", "rhythm")
    >>> fields.move(()).as_json()
    {'act': 'ask', 'about': 'issue', 'open': True, 'issue': 'rhythm'}
    """

    def __init__(self, case: Case, seat: Seat, of_people: bool = False) -> None:
        self.case, self.seat = case, seat
        self._about = {
            "ask": {name: text for name, text in _ABOUT["ask"].items() if of_people or name != "other"},
            "tell": {
                name: text
                for name, text in _ABOUT["tell"].items()
                if (name != "fact" or seat.facts) and (name != "value" or seat.values)
            },
        }
        self.clear()

    def clear(self) -> None:
        """Choose nothing."""
        self.act = ""
        self.values: dict[str, str] = {}
        self.packages: list[dict[str, str]] = [{}]

    def put(self, move: Move) -> None:
        """Choose what makes this move."""
        self.clear()
        self.act = move.act
        values = {f"{move.act} about": move.about, "interest": move.interest, "matters": move.matters}
        values |= {"fact": move.fact, "value": move.value, "criterion": move.criterion}
        values["issue"] = move.issue or NONE
        values["option"] = move.option or NONE
        values["choice"] = str(move.choice or 0)
        values["open"] = "closed" if move.open is False else "open"
        self.values = {name: value for name, value in values.items() if value}
        if move.packages:
            self.packages = [dict(package) for package in move.packages]

    # what is chosen

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

    def fill(self, place: object, source: object, table: Table) -> None:
        """Fill a package as today ("today"), as they offer ("theirs") or as one last proposed ("mine")."""
        found = {"today": self.case.today, "mine": self._mine(table), "theirs": self._theirs(table)}
        if self._has(place) and found.get(source):
            self.packages[place] = dict(found[source])

    def resume(self, act: object, values: object, packages: object) -> None:
        """Take up what was half done; what makes no sense is passed over."""
        self.take("act", act)
        for name, value in values.items() if isinstance(values, Mapping) else ():
            self.take(str(name), value)
        kept = [one for one in packages if isinstance(one, Mapping)] if isinstance(packages, list) else []
        if kept:
            self.packages = [{} for _ in kept[:MOST_PACKAGES]]
        for place, package in enumerate(kept[:MOST_PACKAGES]):
            for issue in self.case.issue_names:
                self.set_option(place, issue, package.get(issue))

    def _has(self, place: object) -> bool:
        return is_whole(place) and 0 <= place < len(self.packages)

    def _mine(self, table: Table) -> Package | None:
        return next(iter(table.standing.get(self.seat.party, ())), None)

    def _theirs(self, table: Table) -> Package | None:
        return next(iter(table.on_table(self.seat.party)), None)

    # what comes of it

    def move(self, theirs: Sequence[Package]) -> Move:
        """Return the move of the fields. theirs: what can be accepted.

        Raises:
            MoveError: one sentence, when something it needs has not been chosen yet.
        """
        act = self.act
        if not act:
            raise MoveError("Choose what you want to do first: nothing has been said yet.")
        data: dict[str, object] = {"act": act}
        if act == "propose":
            data["packages"] = [dict(package) for package in self.packages]
        elif act == "accept":
            names = [str(place) for place in range(len(theirs))]
            chosen = self._choice("choice", names) if len(theirs) > 1 else "0"
            if not chosen:
                raise _missing(["Which one"])
            data["choice"] = int(chosen)
        else:
            fields = self._choices()
            if empty := [field["label"] for field in fields if not field["value"]]:
                raise _missing(empty)
            for field in fields:
                name, value = field["name"], field["value"]
                data[name] = value == "open" if name == "open" else "" if value == NONE else value
            if act == "tell" and data["about"] == "interest":
                data["serves"] = dict(self.seat.serves.get(data["interest"], {}))
        return read_move(self.case, {name: value for name, value in data.items() if value != ""})

    # what the page shows

    @property
    def groups(self) -> list[dict[str, object]]:
        """The kinds of move, group by group."""
        shared = bool(self.seat.shared)
        return [
            {
                "label": label,
                "acts": [{"name": act, "label": _NAMES[act]} for act in acts if act != "affirm" or shared],
            }
            for label, acts in GROUPS
        ]

    @property
    def hint(self) -> str:
        """One sentence on this kind of move."""
        return _HINTS[self.act]

    def shown(self, table: Table, own_points: bool) -> list[dict[str, object]]:
        """The fields of this kind of move, as the page draws them."""
        if self.act == "propose":
            return [self._package_field(table, own_points)]
        if self.act == "accept":
            return self._accept_field(table, own_points)
        return self._choices()

    def _choices(self) -> list[dict[str, object]]:
        """The fields of every kind but proposing and accepting, each with a value that fits."""
        if self.act == "cite":
            labels = {name: label for name, (label, _) in self.seat.criteria.items()}
            says = {name: says for name, (_, says) in self.seat.criteria.items()}
            return [self._noted("criterion", "Criterion", labels, says)]
        if self.act == "affirm":
            texts = {value.name: value.text for value in self.seat.shared}
            return [self._noted("value", "Value", _started(texts), texts)]
        if self.act == "reframe":
            return [self._issue_field("About", "in general")]
        if self.act not in ("ask", "tell"):
            return []
        names = self._about[self.act]
        about = self._choice(f"{self.act} about", names)
        fields = [{**_select("about", "About", names, about), "key": f"{self.act} about"}]
        if self.act == "tell":
            return [*fields, *self._tell_fields(about)]
        if about in ("issue", "constraint"):
            fields.append(self._issue_field("Issue"))
        elif about in ("priority", "interest"):
            fields.append(self._issue_field("Issue", "all of them"))
        chosen = self._choice("open", _OPEN) or "open"
        return [*fields, {**_select("open", "Kind of question", _OPEN, chosen), "kind": "radio"}]

    def _tell_fields(self, about: str) -> list[dict[str, object]]:
        told = {"interest": self.seat.interests, "fact": self.seat.facts, "value": self.seat.values}
        if about in told:
            return [self._noted(about, about.capitalize(), _started(told[about]), told[about])]
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

    def _noted(
        self, name: str, label: str, names: Mapping[str, str], notes: Mapping[str, str]
    ) -> dict[str, object]:
        """A choice with what is chosen written out below it."""
        chosen = self._choice(name, names)
        return {**_select(name, label, names, chosen), "note": notes.get(chosen, "")}

    def _issue_field(self, label: str, none: str = "") -> dict[str, object]:
        names = {NONE: none} if none else {}
        names |= {issue.name: issue.label for issue in self.case.issues}
        return _select("issue", label, names, self._choice("issue", names))

    def _accept_field(self, table: Table, own_points: bool) -> list[dict[str, object]]:
        party = self.seat.party
        standing = table.on_table(party)
        if len(standing) < 2:
            return []
        labels = {}
        for place, package in enumerate(standing):
            points = amount(worth(self.case, party, package, table.pencilled), 1)
            labels[str(place)] = f"Their offer {place + 1}{f' ({points} to you)' if own_points else ''}"
        return [_select("choice", "Which one", labels, self._choice("choice", labels))]

    def _package_field(self, table: Table, own_points: bool) -> dict[str, object]:
        party, theirs = self.seat.party, table.on_table(self.seat.party)
        mine = self._mine(table) if len(table.standing.get(party, ())) == 1 else None
        issues = []
        for issue in self.case.issues:
            # One package that leaves an issue open goes on from the last one.
            before = (mine or {}).get(issue.name) if len(self.packages) == 1 else None
            left = f"as before: {self.case.option(issue.name, before).own_label}" if before else "leave open"
            options = [{"name": "", "label": left}]
            for option in issue.options:
                marks = [amount(option.points[party], 1, sign=True)] if own_points else []
                if option.name == issue.today:
                    marks.append("today")
                if any(package.get(issue.name) == option.name for package in theirs):
                    marks.append("their offer")
                options.append({"name": option.name, "label": " · ".join([option.own_label, *marks])})
            issues.append({"name": issue.name, "label": issue.label, "options": options})
        fills = [{"name": "today", "label": "As today"}]
        fills += [{"name": "theirs", "label": "As they offer"}] if theirs else []
        fills += [{"name": "mine", "label": "As I last proposed"}] if mine else []
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


def _started(names: Collection[str]) -> dict[str, str]:
    return {name: sentence_start(name) for name in names}


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
