"""What many talks come to: four first sentences, two ways to negotiate, and what people do."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.in_words import amount, percent
from negolib.lessons.common.markdown import table
from negolib.lessons.common.remembered import remembered
from negolib.lessons.practice.beginning import SAYINGS
from negolib.lessons.practice.record import debriefed, played_in
from negolib.practice import STYLES, Debrief, Move, Negotiation, simulate
from negolib.worksheet import Question

MANY = 40
SHOWN = 1  # which of them is quoted
LEARNERS = {"haggler": "positional haggler", "value-driven": "value-driven"}
MOODS = {"principled": "principled", "hard-bargainer": "a hard bargainer", "wounded": "wounded"}


def questions(case: Case) -> Iterator[Question]:
    """Yield when to name a figure, and the prediction about the two who negotiate forty times."""
    yield Question.choice(
        "first_figure",
        "A first figure of mine …",
        {
            "early": "at once: it pulls the price towards me",
            "late": "after some questions, and then for several issues together",
            "never": "never: the one who names a figure first has lost",
        },
    ).expects(
        "late",
        right="Right. An early figure claims: it pulls the price towards itself (Galinsky & Mussweiler 2001). A late one creates: "
        "it leaves room for information, and goes with more creative deals (Sinaceur et al. 2013).",
        mistaken={
            "early": "It does, where there is only a price and you know what it should be. Here it ties the talk to one issue of many.",
            "never": "Experiments found the contrary for a price alone: the figure that is named first pulls the other one along.",
        },
        hints=[
            "What does an early figure do to the questions that nobody has asked yet?",
            "Claiming and creating want different moments. Which of the two comes first here?",
        ],
    )
    yield Question.choice(
        "who_has_more",
        "Who brings home more for herself?",
        {
            "haggler": "the haggler: if you give nothing away, you keep more",
            "same": "both about as much; the difference is in what Henrik gets",
            "values": "the value-driven one, although she tells him what matters to her",
        },
    )


@remembered
def _answered(case: Case, name: str) -> tuple[str, int, float]:
    """Return what one counterpart says to a first sentence, how many tell of themselves, and the change of trust."""
    move = {
        "refuse": Move("propose", packages=({case.price.issue: case.today[case.price.issue]},)),
        "ask": Move("ask", about="interest", open=True),
        "threaten": Move("threaten"),
        "cite": Move("cite", criterion=case.cost_model.name),
    }[name]
    talks = [Negotiation(case, "buyer", "principled", seed) for seed in range(MANY)]
    answers = [talk.play(move, SAYINGS[name]) for talk in talks]
    told = sum(any(one.act == "tell" for one in answer.moves) for answer in answers)
    trust = sum(talk.moments[-1].trust - talk.moments[0].trust for talk in talks) / MANY
    return answers[SHOWN].words, told, trust


def first_sentences(case: Case, _answers: Mapping[str, object]) -> str:
    """Say the four first sentences to forty people each."""
    rows = []
    for name, words in SAYINGS.items():
        answer, told, trust = _answered(case, name)
        rows.append((f"“{words}”", f"“{answer}”", told, amount(trust, 0, sign=True)))
    header = ["You say", "One Henrik says", f"Of {MANY}, so many tell you what they need", "Change of trust"]
    return table(header, rows, numbers=2)


def first_guess(case: Case, answers: Mapping[str, object]) -> str:
    """Compare the prediction with the table."""
    guess = answers.get("best_first")
    if guess not in SAYINGS:
        return "*You have made no prediction in section 2.*"
    best = max(SAYINGS, key=lambda name: _answered(case, name)[1])
    hit = "You had chosen it." if guess == best else f"You had chosen “{SAYINGS[guess]}”"
    return f"**They told most after “{SAYINGS[best]}”** {hit}"


@remembered
def _ends(case: Case, mood: str, style: str) -> tuple[str, ...]:
    """Return what many talks of one learner came to, as the cells of a row."""
    ends = [simulate(case, "buyer", mood, STYLES[style], seed) for seed in range(MANY)]

    def mean(what: str) -> float:
        return sum(getattr(end, what) for end in ends) / MANY

    deals = sum(end.ended == "deal" for end in ends)
    return str(deals), percent(mean("efficiency")), amount(mean("own"), 0), amount(mean("trust"), 0)


def learners(case: Case, answers: Mapping[str, object]) -> str:
    """Show what forty talks of each come to, once there is a prediction."""
    if answers.get("who_has_more") is None:
        return "*Choose, and forty talks of each are played at once; the table appears here.*"
    rows = [
        (called, learner, *_ends(case, mood, style))
        for mood, called in MOODS.items()
        for learner, style in LEARNERS.items()
    ]
    unit = case.points_unit
    header = ["Henrik is …", "Learner", f"Deals, of {MANY}", "Joint gain", f"Her own gain, {unit}"]
    return table([*header, "His trust, of 100"], rows, numbers=4)


def people_and_you(case: Case, answers: Mapping[str, object]) -> str:
    """Put the learner's own record beside what is known of many."""
    found = debriefed(case, answers)
    yours = _yours(played_in(case, answers), found) if found else dict.fromkeys(KNOWN, "after your talk")
    return table(["What people do", "You"], [(text, yours[name]) for name, text in KNOWN.items()])


KNOWN = {
    "left": "**They leave much on the table.** 213 pairs could all have traded three goods. Of what lay between an even split "
    "and the best deal they took 56%, and one pair of the 213 took all of it (open data: Chawla et al. 2021)",
    "alike": "**They disagree where both want the same.** They take the other side's wish for the reverse of their own (Thompson & Hastie 1990)",
    "single": "**They argue over one issue at a time.** Then nobody can give on one for another (Froman & Cohen 1970)",
    "closed": "**They ask what can be answered with yes.** And get a yes. (We found no count of how often people do it)",
}


def _yours(case: Case, found: Debrief) -> dict[str, str]:
    me, deal = found.process.mine, found.result.package
    alike = {}
    for issue in case.issues:
        best = {max(issue.options, key=lambda one: one.points[party]).name for party in case.parties}
        if len(best) == 1:
            alike[issue.name] = best.pop()
    met = [case.issue(name).label for name, best in alike.items() if deal and deal[name] == best]
    lost = [case.issue(name).label for name in alike if case.issue(name).label not in met]
    proposals = f"{len(me.of_kind('single issue'))} of your {len(me.offers)} proposals"
    asked = f"{me.closed} of your {len(me.questions)} questions"
    return {
        "left": f"{percent(found.result.lost)} was left",
        "alike": f"you missed: {', '.join(lost)}" if lost else f"you did not: {', '.join(met)}",
        "single": proposals if me.offers else "you made no proposal",
        "closed": asked if me.questions else "you asked none",
    }


LINES = (first_sentences, first_guess, learners, people_and_you)
