import pytest

from negolib.cases import load_case
from negolib.worksheet import (
    Condition,
    Contrast,
    Feature,
    Question,
    Worksheet,
    asks,
    choice,
    grade,
    handed_in,
    keeps_limit,
    leaves_their_limit,
    long_enough,
    mentions,
    no_blame,
    number,
    open_question,
    package,
    several,
    sort,
    text,
)

STRANGE = [
    True,
    [],
    {},
    "",
    None,
    "436",
    [1, [2]],
    {"a": {"b": 1}},
    10**400,
    -(10**400),
    "x" * 100_000,
    0,
    [{}],
]


def all_checks():
    return [
        number("k", 436, within=0.5, points=2, mistaken={480: "s"}),
        choice("k", "a", points=2, mistaken={"b": "s"}),
        several("k", {"a", "b"}, points=2, mistaken={"c": "s"}),
        sort("k", {"a": "x", "b": "y"}, points=2, mistaken={("a", "y"): "s"}),
        package("k", {"a": {"x", "y"}}, Condition(lambda p: p["a"] == "x", "no", 2)),
        text("k", asks(), long_enough(3), points=2),
    ]


@pytest.mark.parametrize("answer", STRANGE, ids=lambda a: str(a)[:20])
@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.judge.__qualname__.split(".")[0])
def test_any_answer_gets_a_verdict_and_never_an_error(check, answer):
    result = grade({"k": answer}, check)
    assert 0 <= result.score <= result.max_score == 2
    assert result.verdicts[0].sentence.endswith((".", "!", "?"))
    assert "Traceback" not in result._repr_html_()


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.judge.__qualname__.split(".")[0])
def test_not_attempted_is_told_from_wrong(check):
    assert grade({}, check).status == "missing"
    assert grade({"k": "nonsense"}, check).status == "wrong"


def test_number_right_near_mistaken_and_wrong():
    check = number(
        "low", 436, within=0.5, points=2, mistaken={480: "The hope.", 428: ("The other party's.", 0.5)}
    )
    verdicts = {x: check.verdict({"low": x}) for x in (436, 436.5, 436.51, 480, 480.4, 428, 1)}
    assert [v.status for v in verdicts.values()] == [
        "right", "right", "wrong", "wrong", "wrong", "partly", "wrong"
    ]  # fmt: skip
    assert verdicts[480.4].sentence == "The hope."
    assert verdicts[428].earned == 1
    assert verdicts[1].sentence == "Not this number yet."


def test_number_forgives_what_floats_lose():
    assert number("x", 0.1 + 0.2).verdict({"x": 0.3}).status == "right"


@pytest.mark.parametrize(
    "make",
    [
        lambda: number("x", 436, within=1, mistaken={436.5: "s"}),
        lambda: number("x", float("nan")),
        lambda: choice("x", "a", mistaken={"a": "s"}),
        lambda: several("x", set()),
        lambda: several("x", {"a"}, mistaken={"a": "s"}),
        lambda: sort("x", {}),
        lambda: sort("x", {"a": "p"}, mistaken={("a", "p"): "s"}),
        lambda: package("x", {"a": ["b"]}),
        lambda: text("x"),
        lambda: grade({}),
        lambda: number("x", 1, mistaken={3: ("s", 1.5)}),
    ],
)
def test_an_author_who_slips_hears_it_at_once(make):
    with pytest.raises(ValueError, match=r"."):
        make()


def test_several_costs_for_a_wrong_name_what_a_right_one_earns():
    check = several("k", {"a", "b", "c"}, points=3)
    earned = {tuple(a): check.verdict({"k": a}).earned for a in (["a"], ["a", "x"], ["a", "b", "x"], ["x"])}
    assert list(earned.values()) == [1, 0, 1, 0]


def test_sort_gives_each_its_part_and_says_what_is_open():
    check = sort("k", {"a": "x", "b": "y", "c": "x"}, points=3, mistaken={("b", "x"): "B is not X."})
    verdict = check.verdict({"k": {"a": "x", "b": "x"}})
    assert verdict.earned == 1
    assert verdict.sentence == "1 of 3 stand where they should. 1 still to place. B is not X."


def test_package_says_the_first_condition_that_is_not_met():
    conditions = [
        Condition(lambda p: p["price"] != "high", "The buyer would walk away.", 2),
        Condition(lambda p: p["term"] == "long", "You would rather walk away.", 1),
    ]
    check = package("k", {"price": ["low", "high"], "term": ["short", "long"]}, *conditions)
    assert check.verdict({"k": {"price": "low", "term": "long"}}).earned == 3
    assert check.verdict({"k": {"price": "high", "term": "long"}}).sentence == "The buyer would walk away."
    assert check.verdict({"k": {"price": "high", "term": "long"}}).earned == 1
    assert check.verdict({"k": {"price": "low"}}).status == "unreadable"
    assert "no issue called 'x'" in check.verdict({"k": {"x": "low"}}).sentence


def test_a_text_is_never_called_right_and_what_is_seen_in_it_is_said():
    check = text("k", asks(), open_question(), no_blame(), long_enough(4), points=4)
    seen = check.verdict({"k": "What drives your energy costs this year?"})
    assert (seen.status, seen.earned) == ("seen", 4)
    assert [(part.sign, part.words) for part in seen.parts] == [
        ("●", "It asks something."),
        ("●", "It is open: “What”"),
    ]
    assert "right" not in f"{seen.head} {seen.sentence}".lower()
    bad = check.verdict({"k": "You are greedy."})
    assert bad.earned == 0
    assert "I see no question here yet." in bad.sentence
    assert "blame: “You are greedy”" in [part.words for part in bad.parts]
    assert len(bad.lines) == 3, "two reasons, and that there are more"


@pytest.mark.parametrize(
    "words",
    ["Calm down.", "Are you stupid?", "You are such greedy people, all of you!", "What what what what what?"],
)
def test_a_text_earns_nothing_for_what_it_does_not_say(words):
    check = text("k", asks(), open_question(), no_blame(), long_enough(5), points=3)
    assert check.verdict({"k": words}).earned == 0


def test_what_is_unsure_costs_nothing_and_is_told_to_be_looked_at_again():
    doubtful = Feature("blame", lambda words: "", "Here is blame.", "spared", unsure=lambda words: True)
    verdict = text("k", asks(), doubtful).verdict({"k": "What now?"})
    assert (verdict.status, verdict.earned) == ("seen", 1)
    assert verdict.parts[-1].words.startswith("blame? I am not sure.")


def test_nobody_is_shown_two_answers_before_having_answered():
    pair = Contrast("What has changed?", "Has it changed?", "Only one is open.")
    check = text("k", asks(), long_enough(4), contrast=pair)
    shown = {
        words: check.verdict({"k": words}).contrast
        for words in ("", "x", "It is as it is.", "What is it to you?")
    }
    assert list(shown.values()) == [None, None, pair, pair]


def test_a_feature_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="'liked' is none of them"):
        Feature("praise", str.strip, kind="liked")


def test_a_sorting_marks_each_row_and_gives_two_reasons_at_a_time():
    things = "abcde"
    check = sort(
        "k", dict.fromkeys(things, "x"), mistaken={(thing, "y"): f"Not {thing}." for thing in things}
    )
    verdict = check.verdict({"k": {**dict.fromkeys(things, "y"), "e": "x"}})
    assert [part.sign for part in verdict.parts] == ["✗", "✗", "✗", "✗", "✓"]
    assert verdict.lines[:3] == ["1 of 5 stand where they should.", "Not a.", "Not b."]
    assert not any("Not c." in line for line in verdict.lines)


def test_a_declared_question_gives_a_verdict_its_words():
    with handed_in({"k": {"a": "y"}}):
        sheet = Worksheet("words")
    sheet.questions["k"] = Question.sort(
        "k", "Each issue is …", {"a": "the price"}, {"x": "fair", "y": "unfair"}
    )
    (verdict,) = grade(sheet, sort("k", {"a": "x"})).verdicts
    assert (verdict.asked, verdict.parts[0].words) == ("Each issue is …", "the price → unfair")


@pytest.mark.parametrize(
    ("line", "open_"),
    [
        ("What matters most to you?", True),
        ("So how did the costs move?", True),
        ("Your letter came on Monday. Why did your costs rise?", True),
        ("Is it the paper price?", False),
        ("Can you go lower?", False),
    ],
)
def test_open_questions_are_told_from_closed_ones(line, open_):
    assert open_question().present(line) is open_


def test_mentions_takes_whole_words_with_their_endings():
    feature = mentions("a cost", "paper", "term", otherwise="Name one.")
    assert feature.words("Your papers") == "papers"
    assert not feature.present("Your newspaper, your terminal")
    check = text("k", long_enough(2), mentions("a cost", "paper"))
    assert check.verdict({"k": "Nothing there."}).status == "seen", "without a sentence it is only noted"


OWN_LIMIT = [
    "To be frank, 91 is the highest we can go.",
    "We won't go any higher than 91.",
    "My walk-away price is 91.",
    "Not a euro more.",
    "I could stretch to 91 at most.",
    "If you ask for more than 91, we are out.",
]
NO_LIMIT = [
    "I would rather not name our limit.",
    "The most important thing for us is delivery.",
    "What I care about most is that we can plan.",
    "At most two people know the machine.",
    "I can't say more than this today: what do you need?",
    "You would have to go below 91 to interest anybody else.",
    "We could meet at 10 at the earliest.",
]


@pytest.mark.parametrize("words", OWN_LIMIT)
def test_a_limit_that_is_given_away_is_seen(words):
    assert keeps_limit().fails(words)


@pytest.mark.parametrize("words", NO_LIMIT)
def test_a_limit_that_is_kept_is_not_seen(words):
    assert not keeps_limit().fails(words)


def test_a_figure_at_ones_own_limit_gives_it_away_unless_everybody_knows_it():
    case = load_case("supplier")
    limit, quoted = case.reservation_price("buyer"), 431
    assert abs(limit - quoted) <= 3
    feature = keeps_limit(case, "buyer")
    assert feature.fails(f"How about {limit:g}?")
    assert not feature.fails(f"One bidder asks {quoted}.")
    assert not keeps_limit(case, "supplier").fails(f"How about {limit - 30:g}?")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("What is the least that you would accept?", True),
        ("How far down can you go?", True),
        ("Tell me, at what price would you walk away?", True),
        ("What matters most to you?", False),
        ("Which order gives you the most trouble?", False),
        ("How can you tell a good box from a bad one?", False),
    ],
)
def test_a_question_for_their_limit_is_told_from_others(words, asked):
    assert leaves_their_limit().fails(words) is asked


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("Mr Tanaka, where between the harbour and the shop does the fish spoil?", True),
        ("Thank you for coming; which of the two routes is harder for you?", True),
        ("whats the worst part of it for you", True),
        ("What I want is an answer.", False),
        ("When it rains, is the yard dry?", False),
        ("Ms Okafor, how about a year?", False),
        ("I know what you want, and I say no.", False),
    ],
)
def test_a_question_is_open_wherever_in_its_sentence_it_begins(words, opened):
    assert open_question().present(words) is opened


def test_repeated_words_are_no_text():
    assert long_enough(4).fails("ask ask ask ask ask ask")
    assert not long_enough(4).fails("We ask, and we ask again, and wait.")


def test_the_text_form_of_a_grade_is_the_score_and_html_stays_text():
    result = grade({"k": "<script>alert(1)</script>"}, choice("k", "a", points=2))
    assert repr(result) == "0.0"
    assert "<script>" not in result._repr_html_()
    assert "&lt;script&gt;" in result._repr_html_()


def test_no_verdict_gives_the_expected_value_away():
    expected = 436.125
    for answer in (None, 1, 480, "x", True):
        page = grade({"k": answer}, number("k", expected, mistaken={480: "Their hope."}))._repr_html_()
        assert "436" not in page


def test_a_text_beyond_all_measure_is_not_read_and_one_sentence_says_so():
    def read(words: str) -> bool:
        raise AssertionError("a rule has read it")

    check = text("say", Feature("it is read", read, "Say it."))
    verdict = check.verdict({"say": "." * 5_001})
    assert verdict.status == "unreadable"
    assert verdict.sentence == "This text has 5,001 letters; say it in at most 5,000, and it is read."
    with pytest.raises(AssertionError):
        check.verdict({"say": "." * 5_000})
