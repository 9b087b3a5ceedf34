"""The counterpart: it hears a move, feels something, thinks, and answers with moves and words.

It plays from its own `Seat` alone. What it knows of the learner is what the learner says and proposes.
"""

from collections.abc import Callable, Sequence
from random import Random

from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table
from negolib.wording import Reading

from .bargaining import Bargaining
from .common_ground import CommonGround
from .disclosure import Disclosure
from .feelings import Feelings
from .memory import Memory, Moment, Tactic
from .opponent_model import OpponentModel
from .proposing import Proposing, Reply
from .quoting import the_point
from .speech import Speech, Spoken
from .tactics import Tactics
from .temperaments import Temperament

__all__ = ["Counterpart", "Moment", "Tactic"]


class Counterpart:
    """One person on the other side of the table.

    Args:
        seat: what it knows.
        temperament: how it negotiates.
        seed: which person of that temperament it is, and what chance brings; the same seed and the same moves
            give the same talks.
        rounds: how long the talks last.

    Attributes:
        tags: on which occasions the lines of its last answer were spoken.
    """

    def __init__(self, seat: Seat, temperament: Temperament, seed: int, rounds: int) -> None:
        self.seat, self.rounds = seat, rounds
        random = Random(seed)
        self._random = random
        self.temperament = temperament.person(random)
        self.feelings = Feelings(self.temperament)
        self.model = OpponentModel(seat)
        self.bargaining = Bargaining(seat, self.temperament, self.model)
        self.speech = Speech(seat, temperament.name, seed)
        self.moments: list[Moment] = []
        self._memory = Memory()
        self._meant, self._kind, self._courtesy = True, True, False
        self._blamed = False
        self.tags: tuple[str, ...] = ()
        self._tactics = Tactics(self.temperament, self.speech, random, rounds)
        mind = (seat, self.feelings, self.bargaining, self.speech, self._memory)
        self._disclosure = Disclosure(*mind, random)
        self._proposing = Proposing(*mind, self._tactics, random)
        self._common_ground = CommonGround(*mind, random)
        self._answers: dict[str, Callable[[Move, Table], Reply]] = {
            "ask": self._asked,
            "tell": self._told,
            "propose": self._offered,
            "cite": self._cited,
            "acknowledge": self._acknowledged,
            "affirm": self._affirmed,
            "reframe": self._reframed,
            "break": self._rested,
            "warn": self._warned,
            "threaten": self._threatened,
            "accept": self._accepted_in_part,
        }

    def begin(self) -> tuple[tuple[Move, ...], str]:
        """Open the talks with a demand."""
        demand = dict(self.seat.demand)
        self._memory.last_offers = [demand]
        words = self.speech.say("opening", offer=self.speech.offer(demand))
        said = self._uttered([words, *self._tactics.anchor(words)])
        self._remember(0)
        return (Move("propose", packages=(demand,)),), said

    def reply(self, move: Move, wording: Reading, words: str, table: Table) -> tuple[tuple[Move, ...], str]:
        """Answer one move of the other side, already on the table, with moves and words."""
        self.speech.hear(words)
        self._memory.quotes = self._memory.just_said | self._memory.quotes
        self._memory.just_said = {}
        self._disclosure.note_answer(move)
        before = self._feel_words(move, wording)
        self._think(table)
        moves, said = self._answers[move.act](move, table)
        if self._had_enough(table):
            moves, said = [Move("walk away")], [self.speech.say("leave")]
        self.feelings.calm_down()
        self._disclosure.open_up()
        self._remember(table.round)
        return tuple(moves), self._uttered([*before, *said])

    def farewell(self, table: Table) -> str:
        """The last words, after the talks have ended."""
        if table.package:
            return self._uttered([self.speech.say("deal", offer=self.speech.offer(table.package))])
        return self._uttered([self.speech.say("left" if table.ended == "walked away" else "no time")])

    def _uttered(self, lines: Sequence[Spoken]) -> str:
        self.tags = tuple(line.occasion for line in lines)
        return " ".join(lines)

    # Its mind

    def _feel_words(self, move: Move, wording: Reading) -> list[Spoken]:
        """Let the wording work, whatever the move; the answer to blame comes before all else."""
        named = wording.acknowledgement or wording.apology
        self._blamed = wording.blame
        self._kind = not wording.blame and not wording.threat
        self._meant = not wording.words or (named and self._kind)
        self._courtesy = wording.thanks and self._kind
        if wording.apology:
            self.feelings.feel("apology")
            self._disclosure.reassure()
        # What one would do without a deal is a fair question, as long as nothing but the question is said.
        asks = move.about == "alternative" and wording.open_question and "statement" not in wording.quotes
        if wording.threat and not asks and move.act not in ("threaten", "warn"):
            self._take_threat()
        if not wording.blame:
            return []
        self.feelings.feel("blame")
        self.bargaining.harden(0.02)
        return [] if move.act in ("threaten", "accept") else [self.speech.say("hurt")]

    def _think(self, table: Table) -> None:
        self.bargaining.settle_share(table.round, self.rounds, self.feelings.trust, self.feelings.hot)
        if self.feelings.trust >= self.temperament.packages_at and not self.feelings.hot:
            self.bargaining.raised.update(self.seat.issues)

    def _remember(self, round: int) -> None:
        feelings, used = self.feelings, self._tactics.used
        self.moments.append(
            Moment(
                round,
                _rounded(feelings.trust),
                _rounded(feelings.heat),
                self.bargaining.share,
                tuple(feelings.events),
                tuple(used),
            )
        )
        feelings.events.clear()
        used.clear()

    def _had_enough(self, table: Table) -> bool:
        threats = self._memory.threats
        angry = self.feelings.heat >= 90 and self.feelings.trust <= 12
        return not table.ended and (threats >= 4 or (angry and threats >= 2))

    def _take_threat(self) -> None:
        """Harden, and tell less from now on; who wants peace gives way a little, but tells less too."""
        self.feelings.feel("threat")
        self._memory.threats += 1
        self._disclosure.closed += 16
        self.bargaining.harden(-0.02 if self.temperament.threat < 0.5 else 0.06 * self.temperament.threat)

    # What it answers

    def _asked(self, move: Move, table: Table) -> Reply:
        memory, disclosure = self._memory, self._disclosure
        if move.about == "alternative":
            self._feel_question(move)
            return [], [self.speech.say("limit"), *self._tactics.bluff()]
        key, topic = (move.about, move.issue), disclosure.topic(move)
        if key in memory.asked and (topic is None or move.issue in memory.told):
            self.feelings.feel("asked again")
            return [], [self._about(move.issue, "known")]
        self._feel_question(move)
        if move.issue:
            self.bargaining.raised.add(move.issue)
        if topic is None or not disclosure.willing():
            return [], [self._about(move.issue, "guarded")]
        memory.asked.add(key)
        if move.open is False and move.issue:
            return disclosure.yes_or_no(move.issue)
        told = disclosure.tell(topic, led_to=not move.issue)
        return disclosure.ask_back(*told, self.temperament.asks)

    def _about(self, issue: str, occasion: str) -> Spoken:
        """A line about an issue, or about what it needs at all when no issue was named."""
        if issue:
            return self.speech.say(occasion, issue=self.speech.issue(issue))
        return self.speech.say("guarded wide")

    def _feel_question(self, move: Move) -> None:
        memory = self._memory
        memory.closed_in_a_row = 0 if move.open else memory.closed_in_a_row + 1
        if memory.closed_in_a_row >= 3:
            self.feelings.feel("interrogation")
        else:
            self.feelings.feel("open question" if move.open else "closed question")

    def _told(self, move: Move, table: Table) -> Reply:
        memory, disclosure = self._memory, self._disclosure
        key = (move.about, move.interest or move.issue or move.fact or move.value)
        again = key in memory.heard
        memory.heard.add(key)
        if again:
            self.feelings.feel("told again")
        else:
            memory.news += 1
        if move.about in ("fact", "value"):
            return self._told_of_their_world(move, again, table)
        if not again:
            self.feelings.feel(f"told {move.about}")
            self.bargaining.harden(-0.008)
        self.model.hear(move)
        issues = [move.issue] if move.issue else list(move.serves)
        self.bargaining.raised.update(issues)
        if self._blamed:
            # The answer to the blame is answer enough.
            return [], []
        if words := table.turns[-1].words:
            # To be quoted later: nobody repeats what was said a moment ago.
            memory.just_said = {i: the_point(words, self.speech.words_for(i)) for i in issues}
        if self.feelings.hot:
            return [], [self.speech.say("too angry")]
        if any(move in turn.moves for turn in table.turns[:-1]):
            return disclosure.ask_back([], [self.speech.say("told again")], self.temperament.asks / 2)
        moves: list[Move] = []
        slots = {"issue": self.speech.issue(move.issue)} if move.issue else {}
        said = [self.speech.say("thanks" if move.issue else "thanks wide", **slots)]
        if disclosure.willing(4) and self._random.random() < self.temperament.reciprocity:
            topic = next((i for i in issues if i not in memory.told), None) or disclosure.next_topic()
            if topic:
                moves, told = disclosure.tell(topic, led_to=topic not in issues)
                said += told
        elif memory.news >= 2 and disclosure.willing():
            moves, words = self._proposing.counter(table)
            return moves, [*said, *words]
        return disclosure.ask_back(moves, said, self.temperament.asks / 2)

    def _told_of_their_world(self, move: Move, again: bool, table: Table) -> Reply:
        if again:
            return [], [self.speech.say("told again")]
        if move.about == "value":
            return self._common_ground.value(move)
        said = self._common_ground.fact(move, table)
        if self.feelings.hot:
            return [], said
        return self._disclosure.ask_back([], said, self.temperament.asks / 2)

    def _affirmed(self, move: Move, table: Table) -> Reply:
        moves, said = self._common_ground.affirm(move)
        return self._disclosure.ask_back(moves, said, self.temperament.asks / 2)

    def _offered(self, move: Move, table: Table) -> Reply:
        bargaining, memory, proposing = self.bargaining, self._memory, self._proposing
        for package in move.packages:
            bargaining.raised.update(i for i, o in package.items() if o != self.seat.today[i])
        self.model.hear(move)
        stands = table.on_table(self.seat.party)
        whole = [bargaining.complete(package, table.pencilled) for package in stands]
        worth = [self.seat.worth(package) for package in whole]
        best = max(range(len(worth)), key=worth.__getitem__)
        self.model.pocket(stands[best])
        bargaining.take(stands[best])
        again = memory.last_stands == stands
        proposing.feel(move.packages, worth[best], again)
        memory.last_stands, memory.news = stands, 0
        complete, calm = len(stands[0]) == len(self.seat.issues), not self.feelings.hot
        if not complete and calm and proposing.settles(stands[0]):
            return proposing.pencil(dict(stands[0]), move.packages[0], table)
        if complete and worth[best] >= proposing.least(table) - 1e-9 and (calm or not table.rounds_left):
            return proposing.accept(best, whole[best], table)
        if not calm:
            return proposing.hold(table, whole[best])
        if len(whole) > 1:
            return self._prefer(best, whole, table)
        single = len(move.packages[0]) == 1 < len(self.seat.issues)
        if single and self.temperament.name == "positional":
            return proposing.one(next(iter(move.packages[0])), table, whole[best])
        return self._disclosure.come_back(*proposing.counter(table, whole[best], again, single))

    def _prefer(self, best: int, whole: list[dict[str, str]], table: Table) -> Reply:
        """Of several it names the one it likes best, and what makes the difference."""
        points = self.seat.points
        others = [package for place, package in enumerate(whole) if place != best]
        issue = max(
            self.seat.issues, key=lambda i: points[i][whole[best][i]] - min(points[i][o[i]] for o in others)
        )
        said = [self.speech.say("prefer", number=("first", "second", "third")[best])]
        moves: list[Move] = []
        if issue not in self._memory.told and not self._disclosure.closed:
            moves, told = self._disclosure.tell(issue)
            said += told
        offer, words = self._proposing.counter(table)
        return [*moves, *offer], [*said, *words]

    def _cited(self, move: Move, table: Table) -> Reply:
        name, seat = move.criterion, self.seat
        speaks_for = seat.leanings.get(name, {})
        # Of what it bears on, the issue on which it speaks against what the counterpart last asked for.
        against = {i: o for i, o in speaks_for.items() if self._asks_more_than(i, o)}
        issue = next(iter(against or speaks_for), seat.central)
        slots = {"criterion": seat.called[name], "issue": self.speech.issue(issue)}
        if name in self._memory.cited:
            self.feelings.feel("criterion again")
            return [], [self.speech.say("unmoved", **slots)]
        self._memory.cited.add(name)
        if self.feelings.hot:
            return [], [self.speech.say("unmoved", **slots)]
        self.feelings.feel("criterion")
        self.bargaining.raised.update(speaks_for or (issue,))
        if speaks_for and not against:
            return [], [self.speech.say("fits", **slots)]
        if self._random.random() >= self.temperament.criteria:
            self.bargaining.harden(-0.01)
            return [], [self.speech.say("unmoved", **slots)]
        for one, option in against.items():
            self.bargaining.cap(one, seat.points[one][option])
        self.bargaining.harden(-0.04 * self.temperament.criteria)
        self._think(table)
        before = self._memory.last_offers[0][issue]
        offer, words = self._proposing.counter(table)
        points = self.seat.points[issue]
        moved = points[self._memory.last_offers[0][issue]] < points[before]
        return offer, [self.speech.say("moved" if moved else "unmoved", **slots), *words]

    def _asks_more_than(self, issue: str, option: str) -> bool:
        row = self.seat.points[issue]
        return max(row[offer[issue]] for offer in self._memory.last_offers) > row[option]

    def _acknowledged(self, move: Move, table: Table) -> Reply:
        if not self._meant:
            if self._courtesy:
                self.feelings.feel("thanked")
                return [], [self.speech.say("too angry" if self.feelings.hot else "cooled")]
            # Marked as an acknowledgement, but its words name nothing of theirs: nothing arrives.
            return [], [self.speech.say("ask back feeling" if self._kind else "sting")]
        self._memory.acknowledged += 1
        if self._memory.acknowledged > 3:
            self.feelings.feel("acknowledged often")
            return [], [self.speech.say("unheard")]
        was_hot = self.feelings.hot
        self.feelings.feel("acknowledged")
        self.bargaining.harden(-0.02 * self.temperament.cooling)
        if self.feelings.hot:
            return [], [self.speech.say("half heard")]
        said = [self.speech.say("cooled")]
        topic = self._disclosure.topic(Move("ask", about="interest", open=True))
        if was_hot and topic:
            moves, told = self._disclosure.tell(topic)
            return moves, said + told
        return self._disclosure.ask_back([], said, self.temperament.asks / 2)

    def _reframed(self, move: Move, table: Table) -> Reply:
        disclosure = self._disclosure
        self.feelings.feel("reframed")
        if move.issue:
            self.bargaining.raised.add(move.issue)
        fresh = move.issue and move.issue not in self._memory.told
        topic = move.issue if fresh else disclosure.next_topic()
        if topic and disclosure.willing(5):
            told = disclosure.tell(topic, led_to=not fresh)
            return disclosure.ask_back(*told, self.temperament.asks)
        return [], [self.speech.say("guarded wide")]

    def _rested(self, move: Move, table: Table) -> Reply:
        self.feelings.feel("break")
        said = [self.speech.say("back")]
        if self.feelings.hot or self.temperament.name == "positional":
            return [], said
        offer, words = self._proposing.counter(table)
        return offer, said + words

    def _warned(self, move: Move, table: Table) -> Reply:
        self._memory.warned += 1
        first = self._memory.warned == 1
        self.feelings.feel("warning" if first else "warning again")
        self.bargaining.harden(-0.03 if first else 0.01)
        self._think(table)
        offer, words = self._proposing.counter(table)
        return offer, [self.speech.say("warned"), *words]

    def _threatened(self, move: Move, table: Table) -> Reply:
        self._take_threat()
        self._think(table)
        offer, words = self._proposing.hold(table)
        return offer, [self.speech.say("threatened"), *words]

    def _accepted_in_part(self, move: Move, table: Table) -> Reply:
        """The other side has accepted a part: put the rest on the table."""
        self.feelings.feel("concession")
        self.bargaining.raised.update(table.pencilled)
        return self._proposing.counter(table)


def _rounded(number: float) -> float:
    return round(number, 1)
