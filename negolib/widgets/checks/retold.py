"""Talks as they are read by who did not hear them: beside the answers, and in the feedback."""

import html
from collections.abc import Callable, Iterable, Mapping

from negolib.cases import Case
from negolib.practice.debrief.debriefing import debrief
from negolib.practice.table.phrasing import describe
from negolib.practice.talks.negotiation import Negotiation, replay
from negolib.worksheet import Worksheet

FINISHED = "practice_finished"
NOTHING = "No negotiation was played to its end."


class Retold:
    """The last finished talks in a sheet, played again: every word of a learner's is text, never HTML."""

    def __init__(self, case: Case, sheet: Worksheet, key: str) -> None:
        self.case, self.sheet, self.key = case, sheet, key

    def answer_page(self) -> str:
        """Return the talks, round by round, as harmless HTML."""
        return self._told(self._lines)

    def _told(self, tell: Callable[[Negotiation], str]) -> str:
        kept = self.sheet.get(self.key)
        records = kept if isinstance(kept, list) else [kept]
        record = next((one for one in reversed(records) if isinstance(one, Mapping)), None)
        if record is None:
            return f"<div>{NOTHING}</div>"
        try:
            talks = replay(self.case, record)
        except ValueError as error:
            return f"<div>{html.escape(str(error))}</div>"
        return tell(talks) if talks.ended else f"<div>{NOTHING}</div>"

    def _lines(self, talks: Negotiation) -> str:
        rows = []
        for turn in talks.turns:
            who = str(self.case.party(turn.by).person)
            done = "; ".join(describe(self.case, move) for move in turn.moves)
            words = html.escape(turn.words)
            rows.append(
                f"<li><strong>{turn.round or 'Opening'} · {html.escape(who)}:</strong> {words} "
                f"<em>({html.escape(done)})</em></li>"
            )
        return f"<div><strong>The last talk that was played to its end</strong></div><ul>{''.join(rows)}</ul>"


class LookedBack(Retold):
    """The short debrief of the last finished talks: what they came to, and what to try next time."""

    def answer_page(self) -> str:
        """Return the short debrief for who grades."""
        return self._told(self._debrief)

    def feedback_page(self) -> str:
        """Return the short debrief for the learner who gets it back."""
        return self._told(self._debrief)

    def _debrief(self, talks: Negotiation) -> str:
        found = debrief(talks)
        tries = [lesson.sentence for lesson in found.lessons]
        return (
            f"<div><strong>What the last talk came to</strong></div>{_list(found.result.sentences[:3])}"
            f"<div><strong>To try next time</strong></div>{_list(tries)}"
        )


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>"


def retell(case: Case, sheet: Worksheet, key: str = FINISHED) -> Retold | None:
    """Show a teacher the last talks that were played to their end. On the learner's page nothing is shown.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> retell(load_case("supplier"), Worksheet("practice", tempfile.mkdtemp()))
    """
    return Retold(case, sheet, key) if sheet.handed_in else None
