"""What is read from a learner's words: examples as people write them, and the traps among them."""

import pytest
from hypothesis import given, settings, strategies as st

from negolib.practice.table.moves import MOST_LETTERS, Move
from negolib.practice.table.notes import effective, note_on
from negolib.wording import FEATURES, quote, read_words

OPEN, CLOSED = {"question", "open_question"}, {"question", "closed_question"}
MIXED = OPEN | CLOSED
BLAME, THREAT, WARNING, ACK = {"blame"}, {"threat"}, {"warning"}, {"acknowledgement"}
REASON, IF_THEN, APOLOGY, THANKS, NOTHING = {"reason"}, {"if_then"}, {"apology"}, {"thanks"}, set()

EXAMPLES = [
    # Boxes: plain cases.
    ("What matters most to you about the term?", OPEN),
    ("How would four years change things in your factory?", OPEN),
    ("Do you need four years?", CLOSED),
    ("Is the price the main problem for your side?", CLOSED),
    ("Why do you always come back to the price?", OPEN | BLAME),
    ("Your offer is ridiculous.", BLAME),
    ("If you don't sign by Friday we go elsewhere", THREAT),
    ("If we do not find a way, I would have to look at other bidders.", WARNING),
    ("If you can give us four years, we can move on price.", IF_THEN),
    ("I understand this feels unfair.", ACK),
    ("You kept the price for two years, and I noticed.", ACK),
    ("We ask for 480 because paper rose by 12 percent.", REASON),
    ("The index shows an increase of 4.5 percent.", REASON),
    ("Sorry for the late answer.", APOLOGY),
    ("Thank you for the new offer.", THANKS),
    ("Take it or leave it.", THREAT),
    ("Sign today, or else.", THREAT),
    # Boxes: as learners write.
    ("what do you need to make 440 possible", OPEN),
    ("can you deliver every week", CLOSED),
    ("we pay 440 what do you think about it", OPEN),
    ("What you think about a longer contract?", OPEN),
    ("How much boxes you need per year?", OPEN),
    ("tell me what is important for you in this contract", OPEN),
    ("please explain us how you come to this price", OPEN),
    ("When you don't sign until Friday we go to an other supplier.", THREAT),
    ("If you can not go down with the price we will search another supplier", THREAT),
    ("sorry i did not understand it", APOLOGY),
    ("thx for the fast answer", THANKS),
    ("we need this becuase our paper costs are up", REASON),
    ("In return we would need four years.", IF_THEN),
    ("when you order the whole year, we can lower the price", IF_THEN),
    ("You give us four years and we give you 440.", IF_THEN),
    ("I can see that the energy prices put you under pressure.", ACK),
    ("thats why we ask for monthly payment", REASON),
    # Boxes: traps.
    ("I would not call that unfair.", NOTHING),
    ("Would you tell me what matters to you?", OPEN),
    ("Could you help me understand how you plan your deliveries?", OPEN),
    ("Can you tell me whether May works?", CLOSED),
    ("Can you tell me if the index is part of it?", CLOSED),
    ("Can you describe your year for us?", OPEN),
    ("Can you lower the price?", CLOSED),
    ("What if we took four years?", CLOSED),
    ("How about 440 for two years?", CLOSED),
    ("Why don't we meet in the middle?", CLOSED),
    ("Why on earth should we pay 480?", OPEN | BLAME),
    ("What we need is a longer contract.", NOTHING),
    ("What matters to us is the term.", NOTHING),
    ("Which is why we propose three years.", REASON),
    ("What you want is a lower price, right?", CLOSED),
    ("You always paid on time.", ACK),
    ("You always paid late.", BLAME),
    ("You never know what the market does.", NOTHING),
    ("The energy market is absurd this year.", NOTHING),
    ("Don't be ridiculous.", BLAME),
    ("Isn't that a bit greedy?", CLOSED | BLAME),
    ("I don't think you are greedy.", NOTHING),
    ("It would be unfair of us to ask for more.", NOTHING),
    ("You said our offer was unfair.", NOTHING),
    ("What part of the offer feels unfair to you?", OPEN),
    ("If you don't need it before May, we can deliver later.", IF_THEN),
    ("If you like, we can start with the price.", NOTHING),
    ("If you don't mind, we look at the index first.", NOTHING),
    ("We would be happy if you could tell us your costs.", NOTHING),
    ("I wonder if you and we can meet on Monday.", CLOSED),
    ("If you sign for four years, we will stop talks with other bidders.", IF_THEN),
    ("We do not want to go to another supplier.", NOTHING),
    ("We strike a balance between price and term.", NOTHING),
    ("We have another offer at 450.", NOTHING),
    ("Is it the price or somewhere else that it hurts?", CLOSED),
    ("This is not a threat.", NOTHING),
    ("I understand, but 480 is too much.", NOTHING),
    ("I understand your point. But we cannot pay it.", NOTHING),
    ("I understand your worry, and I want to work on it.", ACK),
    ("I understand that the price is 480.", NOTHING),
    ("I don't understand your worry.", NOTHING),
    ("I see no reason to wait.", NOTHING),
    ("I would appreciate your answer by Friday.", NOTHING),
    ("We have worked together since 2019.", NOTHING),
    ("We wait since two years for a lower price.", NOTHING),
    ("Since our costs rose, we need 480.", REASON),
    ("A reasonable price, i.e. 460, is fine.", NOTHING),
    ("No thanks.", NOTHING),
    ("You will be sorry.", THREAT),
    ("I am sorry to hear that your press broke.", ACK),
    ("Let me tell you what we need.", NOTHING),
    ("Do you need four years, and if so, why?", MIXED),
    ("The price is too high, isn't it?", CLOSED),
    ("We could pay 440. Would that help?", CLOSED),
    ("How can you demand 480 for this?", OPEN | BLAME),
    ("Are you serious about four years?", CLOSED),
    # The choir and the parish hall.
    ("How do you use the hall on Thursday evenings?", OPEN),
    ("Is the hall free on Thursdays?", CLOSED),
    ("I can imagine that the heating costs worry you.", ACK),
    ("It must have been hard to keep the hall open in winter.", ACK),
    ("Thank you for keeping the hall warm all winter.", ACK | THANKS),
    ("If you let us sing on thursdays, we can help with the summer party.", IF_THEN),
    ("If we pay the rent in advance, could you leave the heating on?", CLOSED | IF_THEN),
    ("Without an agreement we would have to look for another hall.", WARNING),
    ("Unless you lower the rent, we will find another hall.", THREAT),
    ("Lower the rent, otherwise we go to the other parish.", THREAT),
    ("From your side the heating is the biggest cost.", ACK),
    ("You people only think about money.", BLAME),
    ("it's not your fault that the heating is old", NOTHING),
    ("It is your own fault that the hall is empty.", BLAME),
    ("our choir is poor, thats the reason why we ask", REASON),
    ("I apologise for the noise last week.", APOLOGY),
    ("That was our mistake with the keys.", APOLOGY),
    ("We will not apologise for singing.", NOTHING),
    ("You should have a look at the hall on Monday.", NOTHING),
    ("You should have told us about the wedding.", BLAME),
    ("so what would help the parish most, honestly", OPEN),
    ("Whatever you choose, we sing.", NOTHING),
    ("Do you want us to go to another hall?", CLOSED | THREAT),
    ("Thanks to the new windows it is warm.", REASON),
    ("as you said, the neighbours need quiet after ten", ACK),
    ("You are right, the hall was dirty.", ACK),
    # The union and the employer.
    ("I can see that two years without an increase were hard.", ACK),
    ("Your members must be tired after the night shifts.", ACK),
    ("I hear that your members feel left behind.", ACK),
    ("We know you are under pressure from your board.", ACK),
    ("If you refuse four percent, our members will strike.", THREAT),
    ("Our members will strike on Monday.", THREAT),
    ("If no agreement is found, the members would vote on a strike.", WARNING),
    ("If we cannot agree, I would have to call a vote on a strike.", WARNING),
    ("The strike last year was bad for all of us.", NOTHING),
    ("We would not strike for half a percent.", NOTHING),
    ("According to the survey the night shift is the main issue.", REASON),
    ("You never listen to the night shift.", BLAME),
    ("You have never let us down.", ACK),
    ("Have you always had three shifts?", CLOSED),
    ("How dare you offer one percent?", OPEN | BLAME),
    ("you only care about profit", BLAME),
    ("Nobody here is greedy.", NOTHING),
    ("Provided that you keep the night bonus, we can accept three percent.", IF_THEN),
    ("We can accept three percent if you keep the night bonus.", IF_THEN),
    ("I understand, however three percent is the limit.", NOTHING),
    ("Three percent is the limit, but I understand your anger.", ACK),
    ("Where do you see room in the shift plan?", OPEN),
    ("When we met in May, did you know the figures?", CLOSED),
    ("Either you sign today or we walk out.", THREAT),
    ("You will regret this.", THREAT),
    ("I’d like to understand how your members see it.", OPEN),
    ("Do you know what the members earn?", CLOSED),
    ("I do not want to blame anybody.", NOTHING),
    ("We shall see. Maybe tomorrow.", NOTHING),
    ("Is it because of the night shift?", CLOSED),
    ("If you do not accept we will see us in court", THREAT),
    ("we will have to strike if you don't move", THREAT),
    ("We will not strike.", NOTHING),
    ("If nothing changes we will be forced to look for another hall", WARNING),
    ("Would four years work for you", CLOSED),
    ("it would help us, if you could say, what is important for you", OPEN),
    ("that's not fair!", BLAME),
    ("I will walk you through our figures", NOTHING),
    ("Please do not force us to strike", THREAT),
    ("What is the reason for 480?", OPEN),
    ("What does the index show?", OPEN),
    ("I see no reason to be worried.", NOTHING),
    ("It is not our fault.", NOTHING),
]


def seen(text):
    read = read_words(text)
    return {name for name in FEATURES if getattr(read, name)}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_an_example_shows_exactly_these_features(text, expected):
    assert seen(text) == expected


def test_there_are_enough_examples_and_each_feature_is_among_them():
    assert len(EXAMPLES) >= 90
    for name in FEATURES:
        assert sum(name in expected for _, expected in EXAMPLES) >= 3, name


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES])
def test_capitals_and_curly_apostrophes_change_nothing(text):
    assert seen(text.upper()) == seen(text.replace("'", "’")) == seen(text)


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES])
def test_quotes_are_the_learners_own_words(text):
    read = read_words(text)
    assert set(read.quotes) >= seen(text)
    for words in read.quotes.values():
        assert words
        assert words.removesuffix(" …") in text


def test_counts():
    read = read_words("We think our plan helps us. I'm sure you and your team agree, i.e. by 4.5 %. My view…")
    assert (read.words, read.sentences, read.we, read.you, read.i) == (18, 3, 3, 2, 2)


def test_nothing_is_read_from_nothing():
    for text in ("", "  \n", "…", "??", "🙂"):
        read = read_words(text)
        assert (read.words, read.sentences, dict(read.quotes)) == (0, 0, {})


def test_several_sentences_are_read_one_by_one():
    text = "I understand your anger. We need four years because our press is new. What would you need?"
    assert seen(text) == ACK | REASON | OPEN
    assert seen("I understand. We also like it.\nwe need 4 years\nwhat do you need") == ACK | OPEN


def test_quote():
    assert quote("") == ""
    assert quote("  as\n it   is ") == "as it is"
    assert quote("one two three", most=9) == "one two …"
    assert quote("x" * 100, most=5) == "xxxx…"
    with pytest.raises(ValueError, match="most=1"):
        quote("one", most=0)
    with pytest.raises(ValueError, match="is a text"):
        read_words(None)


_PIECES = st.sampled_from(
    [word for text, _ in EXAMPLES for word in text.split()]
    + ["?", ".", ",", "\n", "İ", "ß", "\u0301", "\ud800", "‮"]
)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=MOST_LETTERS), st.lists(_PIECES, max_size=200).map(" ".join)))
def test_any_text_can_be_read(text):
    read = read_words(text)
    assert read.question == (read.open_question or read.closed_question)
    assert {name for name in FEATURES if getattr(read, name)} == set(read.quotes) & set(FEATURES)
    assert min(read.words, read.sentences, read.we, read.you, read.i) >= 0
    assert all(len(words) <= 60 for words in read.quotes.values())
    for act in ("ask", "tell", "acknowledge", "warn", "propose"):
        move = Move(act, open=True if act == "ask" else None)
        assert effective(move, read).act in (act, "threaten")
        assert isinstance(note_on(move, read), str)


@pytest.mark.parametrize(
    ("text", "acknowledges"),
    [
        ("I can see that this has not been easy for you.", True),
        ("I can see how much you have put into this.", True),
        ("I understand that this has weighed on you.", True),
        ("I can see how much your price has risen.", False),
        ("I understand that the price is high.", False),
    ],
)
def test_what_is_named_must_be_theirs(text, acknowledges):
    assert read_words(text).acknowledgement is acknowledges
