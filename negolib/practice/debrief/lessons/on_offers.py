"""Lessons from what was proposed, conceded and signed."""

from negolib.in_words import amount, listed, sentence_start
from negolib.practice.debrief.result import GLOSSED
from negolib.practice.debrief.transcript import PACKAGE, SEVERAL, SINGLE, many, times, when, whole

from .advice import tradable
from .evidence import EVIDENCE
from .lesson import Lesson, Seen


def signed_below_batna(seen: Seen) -> Lesson | None:
    """A deal that is worse than one's own best alternative."""
    result = seen.result
    if not result.package or result.own_gain >= 0:
        return None
    batna = seen.told.case.party(seen.told.party).batna.label
    return Lesson(
        "alternative",
        "Before you sign, compare with your alternative",
        seen.at(seen.first("accept") or (seen.told.of(seen.told.party) or [None])[-1]),
        f"This deal is worth {amount(-result.own_gain, 1)} points less to you than “{batna}”. Your "
        "reservation value is there for this one comparison, at the very end.",
        EVIDENCE["batna"],
        "“Before I say yes, give me five minutes: I have to lay this beside what I could do otherwise.”",
        2.0 - result.own_gain / max(result.most, 1.0),
    )


def left_a_better_offer(seen: Seen) -> Lesson | None:
    """No deal, although a proposal of theirs was better than one's alternative."""
    result = seen.result
    if result.package or not result.refused:
        return None
    refused = result.refused
    return Lesson(
        "alternative",
        "You let go of something better than your alternative",
        seen.at(seen.told.lines[refused.place]),
        f"This proposal was worth {whole(refused.gain)} points more to you than no deal. Walking away "
        "is right when the alternative is better, and then only.",
        EVIDENCE["batna"],
        "“We are not there yet, but I do not want to lose what is on the table. What would you need to "
        "improve it?”",
        1.0 + refused.gain / max(result.most, 1.0),
    )


def right_to_leave(seen: Seen) -> Lesson | None:
    """No deal, where no package was acceptable to both."""
    if seen.result.package or seen.result.possible:
        return None
    return Lesson(
        "alternative",
        "No deal was the right result",
        seen.at(None),
        "No package of this case is better for both of you than your alternatives. To see that, and to "
        "part well, is a result too.",
        EVIDENCE["batna"],
        "“I do not see anything that serves us both today. If something changes on your side, ring me "
        "first.”",
        0.5,
        good=True,
    )


def a_better_proposal_before(seen: Seen) -> Lesson | None:
    """A deal that is worse for oneself than an earlier proposal of theirs."""
    refused = seen.result.refused
    if not seen.result.package or not refused:
        return None
    more = whole(refused.gain)
    weight = 0.1 + refused.gain / max(seen.result.most, 1.0)
    if seen.result.package in seen.told.lines[refused.place].offer.packages:
        return Lesson(
            "accepting",
            "Before you choose, count what each package is worth to you",
            seen.at(seen.told.lines[refused.place]),
            f"{sentence_start(when(refused.round))} several packages lay side by side, and another of them "
            f"was worth {more} points more to you than the one you took.",
            EVIDENCE["batna"],
            "“Thank you, that is a real choice. Give me a moment to lay them side by side before I answer.”",
            weight,
        )
    try_this = (
        "“Before I put anything else beside it: what you proposed last suits us. Shall we settle on that?”"
        if refused.open_at_the_end
        else "“Some time ago you put something on the table that I would like to come back to. What has "
        "changed since then?”"
    )
    return Lesson(
        "accepting",
        "They had already offered you more",
        seen.at(seen.told.lines[refused.place]),
        f"What they proposed {when(refused.round)} was worth {more} points more to you than what you signed. "
        "A note of the best proposal so far costs a line, and is what the next one is measured by.",
        EVIDENCE["batna"],
        try_this,
        weight,
    )


def accepted_at_once(seen: Seen) -> Lesson | None:
    """Their proposal taken in the first rounds, or without a proposal of one's own."""
    result, told = seen.result, seen.told
    accepted = [line for line in told.of(told.party) if line.acts("accept")]
    if not result.package or told.by != told.party or (seen.mine.offers and accepted[-1].round > 2):
        return None
    nash = result.settlement("nash")
    short = max(0.0, nash.gains[told.party] - result.own_gain) if nash else 0.0
    how = "without a proposal of your own" if not seen.mine.offers else f"{when(accepted[-1].round)}"
    found = ""
    if short > 0:
        found = f" {GLOSSED['nash']} would have given you {whole(short)} points more."
    return Lesson(
        "accepting",
        "You said yes at once",
        seen.at(accepted[-1]),
        f"You accepted {how}.{found} First proposals leave room; and people whose first offer is taken at "
        "once are less content with the very same terms, because they think they could have had more.",
        EVIDENCE["at once"],
        "“That is a basis. Two points in it I would like to understand better before I answer.”",
        0.15 + short / max(result.most, 1.0),
    )


def single_issues(seen: Seen) -> Lesson | None:
    """Mostly proposals that change one issue only."""
    offers, single = seen.mine.offers, seen.mine.of_kind(SINGLE)
    if not offers or len(single) * 2 <= len(offers) or len(seen.told.case.issues) < 2:
        return None
    how = f"{len(single)} of your {len(offers)} proposals" if len(offers) > 1 else "Your only proposal"
    return Lesson(
        "proposing",
        "Put several issues into one proposal",
        seen.at(seen.told.lines[single[0].place]),
        f"{how} changed one issue only. On one issue alone, what one side gains the other mostly "
        "loses; only several at once can be traded.",
        EVIDENCE["packages"],
        seen.exchange,
        0.15 + 0.55 * seen.lost,
    )


def heard_but_not_used(seen: Seen) -> Lesson | None:
    """They told of an issue of the missed trade, and no proposal of one's own used it."""
    if not seen.trade:
        return None
    told, today = seen.told, seen.told.case.today
    asked = {issue for _, issue in seen.unanswered}
    wanted = [i for i, worth in seen.trade.worth.items() if worth[told.other] > 0 and i not in asked]
    for line in told.of(told.other):
        for move in line.moves:
            issues = [move.issue] if move.issue else list(move.serves)
            for issue in issues if move.act == "tell" else ():
                offered = {p[issue] for offer in seen.mine.offers for p in offer.packages}
                if issue in wanted and not offered - {today[issue]}:
                    new = seen.trade.changes[issue][1]
                    gain = amount(seen.trade.worth[issue][told.other], 1)
                    return Lesson(
                        "proposing",
                        f"They told you about {told.issue(issue)}; put it into a proposal",
                        seen.at(line),
                        f"No proposal of yours moved {told.issue(issue)}, although "
                        f"{told.option(issue, new)} was worth {gain} points more to {seen.them} than what "
                        "you signed. What the other side wants most is what you can trade with.",
                        EVIDENCE["logrolling"],
                        _missed_trade(seen, issue),
                        0.1 + 0.65 * seen.lost,
                    )
    return None


def _missed_trade(seen: Seen, issue: str) -> str:
    """The missed trade in words that can be said; where it moves what cannot be traded, a question."""
    told, changes = seen.told, seen.trade.changes
    begin = f"“You told me how you see {told.issue(issue)}."
    asked = [i for i, worth in seen.trade.worth.items() if worth[told.party] > 0 and i != issue]
    if not asked or not set(changes) <= set(tradable(told)):
        return f"{begin} What would you need there, and what could you do for us in return?”"
    given, wanted = (
        listed([told.option(i, new) for i, (_, new) in changes.items() if (i in asked) == own])
        for own in (False, True)
    )
    return f"{begin} If we could do {given}, could you do {wanted}?”"


def no_proposal(seen: Seen) -> Lesson | None:
    """Not one proposal of one's own."""
    if seen.mine.offers:
        return None
    return Lesson(
        "proposing",
        "Put a proposal of your own on the table",
        seen.at(seen.first("accept", "walk away", "time up")),
        "You made none, so the talks stayed on their paper. In experiments on a price, the figure that is on "
        "the table first pulls the result towards it.",
        EVIDENCE["anchors"],
        f"“Let me put something beside your proposal. {seen.exchange.removeprefix('“')}",
        0.1 + 0.4 * seen.lost,
    )


def never_several(seen: Seen) -> Lesson | None:
    """Proposals, but never several packages side by side."""
    if not seen.mine.offers or seen.mine.of_kind(SEVERAL) or len(seen.told.case.issues) < 2:
        return None
    return Lesson(
        "proposing",
        "Put two or three packages side by side",
        seen.at(seen.told.lines[seen.mine.offers[-1].place]),
        f"You made {many(len(seen.mine.offers), 'proposal')}, {_one_at_a_time(seen)}. Several that are as "
        "good for you let the other side choose; in experiments that gave better results for both, and a "
        "better climate.",
        EVIDENCE["several"],
        _two_ways(seen),
        0.06 + 0.25 * seen.lost,
    )


def _one_at_a_time(seen: Seen) -> str:
    return "one at a time" if len(seen.mine.offers) > 1 else "and left no choice"


def _two_ways(seen: Seen) -> str:
    """Two exchanges on different issues, in words that can be said."""
    first = next(iter(seen.exchanges), None)
    second = (
        next(
            (
                one
                for one in seen.exchanges
                if {one.ask[0], one.give[0]}.isdisjoint({first.ask[0], first.give[0]})
            ),
            None,
        )
        if first
        else None
    )
    if second is None:
        return (
            "“Here are two packages, and either is fine with us: each gives you more on another issue. Which "
            "of the two comes closer, and why?”"
        )
    ways = [f"{seen.told.option(*one.give)} for {seen.told.option(*one.ask)}" for one in (first, second)]
    return f"“We could do {ways[0]}, or {ways[1]}; either is fine with us. Which comes closer, and why?”"


def good_proposals(seen: Seen) -> Lesson | None:
    """Several packages side by side, or an efficient deal: how to go further."""
    offers = seen.mine.of_kind(SEVERAL) or seen.mine.of_kind(PACKAGE)
    if not offers:
        return None
    kind = "several packages side by side" if offers[0].kind == SEVERAL else "several issues in one proposal"
    if seen.result.efficient:
        return Lesson(
            "proposing",
            "Keep putting whole packages together",
            seen.at(seen.told.lines[offers[-1].place]),
            f"You put {kind}, and the deal has nothing left on the table: neither of you could have more "
            "without the other having less.",
            EVIDENCE["packages"],
            "“Before we settle the last point: shall we each put down one whole package, and compare?”",
            0.03,
            good=True,
        )
    return Lesson(
        "proposing",
        "After the yes, look once more for something better for both",
        seen.at(seen.told.lines[offers[-1].place]),
        f"You put {kind}, and that is how trades are found. One step is left: once all is agreed, and only "
        "then, both can look for a change that makes neither worse off.",
        EVIDENCE["afterwards"],
        "“We have a deal, and it stands. Shall we take ten minutes to see whether there is one that is "
        "better for us both?”",
        0.03,
        good=True,
    )


def took_back(seen: Seen) -> Lesson | None:
    """A proposal that asked for more than the one before and gave the other side less."""
    # A step too small to be noticed teaches nothing.
    least = 0.02 * max(seen.result.most, 1.0)
    steps = [step for step in seen.mine.steps if step.kind == "selfish" and step.own >= least]
    if not steps:
        return None
    step = max(steps, key=lambda one: one.own)
    lost = seen.cost("took back")
    trust = f" It cost {amount(lost)} of their trust." if lost else ""
    return Lesson(
        "conceding",
        "Do not take back what you have offered",
        seen.at(seen.in_round(step.round)),
        f"{sentence_start(when(step.round))} you asked for {amount(step.own, 1)} points more than before, "
        f"and {seen.them} would have had {amount(-step.other, 1)} less.{trust} What is taken back once "
        "is not counted on the next time.",
        EVIDENCE["ours"],
        "“I can keep what I offered if we find something for it. Could you move on "
        f"{seen.told.issue(seen.wanted())}?”",
        0.06 + step.own / max(seen.result.most, 1.0) / 4 + lost / 80 + 0.1 * seen.lost,
    )


def conceded_alone(seen: Seen) -> Lesson | None:
    """Two or more concessions in a row without one of theirs."""
    run: list = []
    longest: list = []
    for step in seen.mine.steps:
        if step.kind == "concession":
            run = [] if step.answered else [*run, step]
            longest = max(longest, run, key=len)
    if len(longest) < 2:
        return None
    size = -sum(step.own for step in longest)
    return Lesson(
        "conceding",
        "Let every step of yours ask for one of theirs",
        seen.at(seen.in_round(longest[-1].round)),
        f"You gave way {times(len(longest))} in a row, {listed([when(s.round) for s in longest])}, "
        f"{amount(size, 1)} points in all, and none of it was answered in their next turn. Concessions "
        "are answered best when they are made one for one, in small steps.",
        EVIDENCE["reciprocity"],
        seen.exchange,
        0.1 + size / max(seen.result.most, 1.0),
    )


def same_again(seen: Seen) -> Lesson | None:
    """The same proposal again and again."""
    same = [step for step in seen.mine.steps if step.kind == "silent"]
    if len(same) < 2:
        return None
    return Lesson(
        "conceding",
        "Change the proposal, not the volume",
        seen.at(seen.in_round(same[-1].round)),
        f"{sentence_start(times(len(same)))} your proposal was worth the same to both of you as the one "
        "before. You can keep your own points and still move: give on an issue that costs you little, take "
        "on one that gives you much.",
        EVIDENCE["packages"],
        seen.exchange,
        0.1 + 0.2 * seen.lost,
    )


def time_ran_out(seen: Seen) -> Lesson | None:
    """No deal because time was up, although one was possible."""
    result = seen.result
    if result.package or seen.told.ended != "no time" or not result.possible:
        return None
    nash = result.settlement("nash")
    return Lesson(
        "time",
        "Have a whole package on the table by half-time",
        seen.at(None),
        f"Time was up after {many(seen.told.rounds_used, 'round')}, and a package was there that gives you "
        f"{amount(nash.gains[seen.told.party], 1)} points more than no deal. The last rounds are for "
        "closing.",
        EVIDENCE["ours"],
        "“We have half our time left. Let each of us put down one package that settles everything, and say "
        "why.”",
        0.7,
    )


def closed_early(seen: Seen) -> Lesson | None:
    """A deal with much time left and much left on the table."""
    told = seen.told
    left = told.rounds - told.rounds_used
    if not seen.result.package or not told.alone or left * 2 < told.rounds or seen.lost < 0.1:
        return None
    return Lesson(
        "time",
        "Use the time you have",
        seen.at(None),
        f"You signed with {many(left, 'round')} of {told.rounds} left and {seen.lost:.0%} of the possible "
        "joint gain not made. In experiments a first proposal that came late, after an exchange of "
        "information, led to the more creative agreements.",
        EVIDENCE["late offers"],
        "“Before we fix this: what have we not talked about yet that could help you?”",
        0.04 + 0.3 * seen.lost,
    )


RULES = (
    *(signed_below_batna, left_a_better_offer, right_to_leave, a_better_proposal_before, accepted_at_once),
    *(single_issues, heard_but_not_used, no_proposal, never_several, good_proposals),
    *(took_back, conceded_alone, same_again, time_ran_out, closed_early),
)
