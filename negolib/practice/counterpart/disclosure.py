"""Opening up: whether a counterpart tells what it wants, what it tells next, and what it asks in return."""

from random import Random

from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat

from .bargaining import Bargaining
from .feelings import Feelings
from .memory import Memory
from .speech import Speech, Spoken

Reply = tuple[list[Move], list[Spoken]]


class Disclosure:
    """What one counterpart gives away, all of it true, and what it wants to know.

    It opens up when its trust, less half its anger, reaches what its temperament asks for; who has told it
    something has more of a claim (Thompson 1991), and every threat raises what it asks for.
    """

    def __init__(
        self,
        seat: Seat,
        feelings: Feelings,
        bargaining: Bargaining,
        speech: Speech,
        memory: Memory,
        random: Random,
    ) -> None:
        self._seat, self._feelings, self._bargaining = seat, feelings, bargaining
        self._speech, self._memory, self._random = speech, memory, random
        self.closed = 0.0

    def willing(self, bonus: float = 0.0) -> bool:
        """Whether it opens up now; `bonus` is added to its trust."""
        feelings = self._feelings
        if feelings.hot:
            return False
        score = feelings.trust - feelings.heat / 2 + bonus + (6 if self._memory.news else 0)
        return score >= feelings.temperament.openness + self.closed

    def open_up(self) -> None:
        """Let a round pass: what it took amiss fades."""
        self.closed = 0.8 * self.closed if self.closed > 2 else 0.0

    def reassure(self) -> None:
        """Let an apology lift most of what it took amiss."""
        self.closed /= 4

    def topic(self, move: Move) -> str | None:
        """What a question leads to: the issue it names, or the weightiest thing not yet told.

        Asked what lies behind an issue, it tells the interest that rests on this issue before all others;
        where there is none, why the issue counts; and only after that an interest that it serves as well.
        """
        seat, told, issue = self._seat, self._memory.told, move.issue
        if move.about == "interest":
            fresh = [name for name in seat.interests if name not in told]
            if not issue:
                return next(iter(fresh), None) or self.next_topic()
            serving = {name: list(seat.serves.get(name, {})) for name in fresh}
            first = next((name for name, served in serving.items() if served[:1] == [issue]), None)
            if first or issue not in told:
                return first or issue
            return next((name for name, served in serving.items() if issue in served), issue)
        return issue or self.next_topic()

    def next_topic(self) -> str | None:
        """The weightiest issue it has not yet spoken about."""
        rest = [issue for issue in self._seat.issues if issue not in self._memory.told]
        return max(rest, key=self._seat.swing) if rest else None

    def yes_or_no(self, issue: str) -> Reply:
        """Answer a closed question: whether an issue matters, and no word more."""
        little = self._seat.matters(issue) == "little"
        told = Move("tell", about="priority", issue=issue, matters="little" if little else "some")
        return [told], [self._speech.say("no" if little else "yes", issue=self._speech.issue(issue))]

    def tell(self, topic: str, led_to: bool = True) -> Reply:
        """Say truthfully how much an issue matters, or why it wants something.

        Args:
            led_to: whether it comes to the issue by itself, and so has to name it.
        """
        seat, speech = self._seat, self._speech
        self._memory.told.add(topic)
        self._memory.news = 0
        if topic in seat.interests:
            serves = dict(seat.serves.get(topic, {}))
            self._bargaining.raised.update(serves)
            move = Move("tell", about="interest", interest=topic, serves=serves)
            return [move], [speech.tell(topic, interest=seat.interests[topic])]
        self._bargaining.raised.add(topic)
        matters, best = seat.matters(topic), seat.wish(topic)
        move = Move("tell", about="priority", issue=topic, matters=matters, option=best)
        words = speech.tell(topic, matters, issue=speech.issue(topic), option=speech.option(topic, best))
        if led_to and not speech.names(words, topic):
            return [move], [speech.say("turn to", issue=speech.issue(topic)), words]
        return [move], [words]

    def note_answer(self, move: Move) -> None:
        """Notice whether the other side's move answers, in words or by an offer, what it was asked."""
        memory, today = self._memory, self._seat.today
        answered = {move.issue, *move.serves} if move.act == "tell" else set()
        answered |= {issue for offer in move.packages for issue in offer if offer[issue] != today[issue]}
        memory.since_then += bool(memory.unanswered)
        if memory.waits_for and memory.waits_for not in answered and not memory.came_back:
            memory.unanswered = memory.unanswered or memory.waits_for
        if memory.unanswered in answered:
            memory.unanswered = ""
        memory.waits_for = ""

    def come_back(self, moves: list[Move], said: list[Spoken]) -> Reply:
        """Add, once, the question of its own that went unanswered."""
        memory = self._memory
        if not memory.unanswered or not memory.since_then or memory.came_back or self._feelings.hot:
            return moves, said
        issue, memory.unanswered, memory.came_back = memory.unanswered, "", True
        question = Move("ask", about="priority", open=True, issue=issue)
        return [*moves, question], [*said, self._speech.say("ask again", issue=self._speech.issue(issue))]

    def ask_back(self, moves: list[Move], said: list[Spoken], chance: float) -> Reply:
        """Add a question of its own: the unanswered one, or by chance one on its mind, or a wide one."""
        memory = self._memory
        if memory.unanswered:
            return self.come_back(moves, said)
        if self._random.random() >= chance:
            return moves, said
        known = {topic for about, topic in memory.heard if about == "priority"} | memory.asked_back
        open_issues = self._bargaining.raised - known - {self._seat.central}
        rest = [issue for issue in self._seat.issues if issue in open_issues]
        if rest:
            issue = max(rest, key=self._seat.swing)
            memory.asked_back.add(issue)
            memory.waits_for = issue
            question = Move("ask", about="priority", open=True, issue=issue)
            return [*moves, question], [*said, self._speech.say("ask", issue=self._speech.issue(issue))]
        if memory.asked_wide >= 2:
            return moves, said
        memory.asked_wide += 1
        return [*moves, Move("ask", about="interest", open=True)], [*said, self._speech.say("ask wide")]
