"""What a case says about its own role-play: how its people speak, and what moves them.

All of it may be left out. A case without this block is still played, with lines that fit any case.
"""

from typing import Literal

from pydantic import Field

from .parts import Name, Part, Text

TEMPERAMENTS = ("positional", "principled", "accommodating", "analytic", "wounded", "hard-bargainer")

# What may stand in braces in every line: how the other side and the speaker are addressed.
EVERYWHERE = ("you", "me")

# What a counterpart finds words for, and what may stand in braces there besides {you} and {me}.
OCCASIONS = {
    "opening": ("the first words, with what it demands", {"offer"}),
    "ask": ("a question of its own about an issue", {"issue"}),
    "ask again": ("it comes back to a question of its own that went unanswered", {"issue"}),
    "ask wide": ("a question of its own about what the other side needs at all", set()),
    "guarded": ("it was asked about an issue and will not say yet", {"issue"}),
    "guarded wide": ("it was asked what it needs and will not say yet", set()),
    "known": ("it was asked about an issue on which it has already answered", {"issue"}),
    "turn to": ("it comes to an issue by itself, before saying how much that matters", {"issue"}),
    "limit": ("it was asked what it does without a deal, or how far it can go", set()),
    "yes": ("the short answer to a closed question about an issue that matters to it", {"issue"}),
    "no": ("the short answer to a closed question about an issue that matters little to it", {"issue"}),
    "thanks": ("the other side has told it something about an issue", {"issue"}),
    "thanks wide": ("the other side has told it why it wants something", set()),
    "too angry": ("the other side has told it something, and it is too angry to take it in", set()),
    "told again": ("the other side has told it what it has told before", set()),
    "fact": ("the other side has told it something that can be checked", set()),
    "fact used": ("the other side has told it what weakens its own case", set()),
    "value": ("the other side has told it what it stands for", set()),
    "own value": ("it says what it stands for itself", {"value"}),
    "shared": ("the other side has named a value that both hold", {"value"}),
    "not shared": ("the other side has named a value as shared that it does not hold", set()),
    "recall": ("it comes back to what the other side said earlier about an issue", {"issue", "said"}),
    "propose": ("it proposes a package, with nothing to decline", {"offer"}),
    "counter": ("it declines, and proposes a package", {"offer"}),
    "counter single": ("it declines a proposal on one issue alone; it proposes a package", {"offer"}),
    "counter far": ("the proposal is far from anything it could take; it proposes a package", {"offer"}),
    "counter near": ("only a little is missing; it proposes a package", {"offer"}),
    "give": ("it declines, and proposes a package that gives more than its last one", {"offer"}),
    "counter one": ("it answers on one issue only", {"issue", "option"}),
    "hold": ("it declines and stays with what it last proposed", {"offer"}),
    "again": ("the other side has proposed the same thing again", {"offer"}),
    "prefer": ("of several proposals it likes one best, but not yet enough", {"number"}),
    "several": ("it puts two or three packages on the table that are as good for it", {"offers"}),
    "pencil": ("one issue can be put down as settled, if all the rest works", {"issue", "option"}),
    "accept": ("it accepts", {"offer"}),
    "final": ("the last proposal it will make", {"offer"}),
    "moved": ("a criterion has convinced it", {"criterion", "issue"}),
    "unmoved": ("a criterion does not convince it, or not any more", {"criterion", "issue"}),
    "fits": ("a criterion asks no more of it than it asks for itself", {"criterion", "issue"}),
    "cooled": ("being heard has done it good", set()),
    "half heard": ("being heard has done it good, but it is still too angry to go on", set()),
    "unheard": ("an acknowledgement came once too often", set()),
    "sting": ("kind words had a sting in them", set()),
    "ask back feeling": ("it cannot tell whether kind words are meant", set()),
    "ask back threat": ("it cannot tell whether it is being threatened", set()),
    "ask back question": ("it cannot tell whether something is asked, or wanted of it", set()),
    "ask back which": ("the words name something else than the move that goes with them", {"marked", "said"}),
    "ask back other": ("the words say something else than what is done with them", set()),
    "hurt": ("the words of the other side put it in the dock", set()),
    "warned": ("the other side has said calmly what it would have to do without a deal", set()),
    "threatened": ("the other side has threatened it", set()),
    "back": ("it comes back from a break", set()),
    "good cop": ("it hides behind somebody who is not in the room", set()),
    "deadline": ("it presses with time", set()),
    "nibble": ("all but agreed, it asks for one small thing more", {"issue", "option"}),
    "leave": ("it ends the talks itself", set()),
    "left": ("the other side has walked away", set()),
    "no time": ("time is up without a deal", set()),
    "deal": ("the other side has accepted its proposal", {"offer"}),
}


class Bluff(Part):
    """Something untrue that a deceptive counterpart says of its own side, with the truth for the debrief."""

    text: Text = Field(description="what it says, in its own words")
    truth: Text = Field(description="what is true, told in the debrief")


class CriterionLeaning(Part):
    """Which option of an issue an objective criterion speaks for."""

    criterion: Name = Field(description="the name of the criterion")
    issue: Name = Field(description="the name of the issue it bears on")
    option: Name = Field(description="the name of the option it speaks for")


class Rehearsed(Part):
    """What somebody says in one round who rehearses in a party's chair, for others to judge."""

    round: int = Field(ge=1, description="the round in which it is said")
    act: Literal["ask", "tell", "threaten"] = Field(description="one of ask, tell, threaten")
    about: Literal["priority", "issue", "interest", "constraint"] = Field(
        "issue", description="what a question is about: priority, issue, interest or constraint"
    )
    issue: Name | None = Field(None, description="the name of the issue it is about")
    words: Text | None = Field(None, description="what is said; without it, plain words are found")


class PartyPractice(Part):
    """How one party behaves and sounds at the table."""

    address: Text = Field(description="how the other side addresses its negotiator, such as 'Ms Ito'")
    interests: dict[str, dict[str, Name]] = Field(
        default_factory=dict, description="per interest, the options that serve it: {issue: option}"
    )
    told: dict[str, list[Text]] = Field(
        default_factory=dict,
        description="what it says when it opens up: per issue, why that issue does or does not matter to it; "
        "per interest, the interest; each with one to three ways to say it",
    )
    bluffs: list[Bluff] = Field(
        default_factory=list, description="what a deceptive counterpart says of this side that is not true"
    )
    rehearsal: list[Rehearsed] = Field(
        default_factory=list,
        description="what somebody says who rehearses in its chair and makes the usual mistakes",
    )
    lines: dict[str, dict[str, list[Text]]] = Field(
        default_factory=dict,
        description="per occasion and temperament (or 'any'), the lines it chooses from",
    )


class PracticeData(Part):
    """How a case is played with a counterpart."""

    rounds: int = Field(default=14, ge=4, le=60, description="how many rounds are played, 4 to 60")
    vocabulary: list[Text] = Field(
        default_factory=list,
        description="nouns of this world to which one could turn instead, one word each, such as 'tenant'",
    )
    criteria: list[CriterionLeaning] = Field(
        default_factory=list, description="which option each criterion speaks for"
    )
    parties: dict[str, PartyPractice] = Field(
        default_factory=dict, description="per party, how it behaves and sounds"
    )
