"""Warm sentences whose subject is not "you" but that, this, it, a time or a deed."""

import pytest

from negolib.wording import read_words

WARM = [
    "Two years without an increase must have been hard for you and your people.",
    "That must have hurt. Your father and our founder shook hands, and nobody here thanked you for it.",
    "It must have felt like a slap to hear nothing from us for a year.",
    "Last November must have been a nightmare for your night shift.",
    "Three winters with those energy bills cannot have been easy.",
    "Waiting eleven months for an answer would have made me angry, too.",
    "That letter was not easy to write, I suppose.",
    "This must weigh on everybody in your hall.",
    "To drive at four in the morning because of our order: that was a lot to ask of your people.",
    "Nobody likes to be asked for a discount year after year. It must wear you down.",
    "That sounds exhausting.",
    "It was unfair of us to let you hear it from somebody else.",
    "Eleven years of deliveries on time deserve better than a form letter.",
    "Such a winter must have cost you many a sleepless night.",
    "Being treated like one bidder among many must have been bitter.",
    "That was a hard blow for your family.",
    "It can't have been pleasant to read our name in the newspaper.",
    "Your people worked through Christmas for us, and it went unnoticed. That must have been disappointing.",
    "Losing two machine operators in a month must have been rough.",
    "It must be frustrating to explain the same figures for the third time.",
    "I would have been hurt, too, if I were in your shoes.",
    "All that overtime must have taken its toll.",
    "So much has landed on your shoulders this year.",
    "Nobody from us ever said thank you, and that must have stung.",
    "Eleven years is a long time, and it must have felt as though they counted for nothing.",
    "This winter can't have been pleasant for the men on your night shift.",
    "It must have been humiliating to hear about the tender from a driver.",
    "The silence after November must have been hard to bear.",
    "Carrying the increase for two years must have been a strain on your company.",
    "That was not easy to say, and I respect it.",
    "It was wrong of us to leave you waiting.",
    "Your people deserve better than a form letter.",
    "To see forty thousand boxes go unthanked must have been disappointing.",
    "A year of such prices must have cost you sleep.",
    "That might have felt unfair, seen from your desk.",
    "It must be lonely to have to explain this to your bank every month.",
    "Such a letter is not written lightly; it must have been difficult.",
    "What happened last autumn must still hurt.",
    "Being the last to know must have stung.",
    "That can't be easy to hear, and you have stayed calm.",
]
COOL = [
    "That must be the lowest price.",
    "This must be done by Friday.",
    "It must have been a mistake in your invoice.",
    "Two years must be enough for you.",
    "That would be hard for us.",
    "Our year was hard, too.",
    "It is difficult to sell that to my finance director.",
    "This cannot be easy to calculate, so let us take 440.",
    "The market must have been better last year.",
    "It must be frustrating for us to hear the same number again.",
    "That letter must be withdrawn.",
    "Four years must have a price.",
    "It hurts us when the boxes come late.",
    "That was not pleasant for my people.",
    "Waiting costs us money.",
    "Last November was a nightmare for our customers.",
    "That must have been hard for us, you will admit.",
    "It must have been easy for you.",
    "Two years without an increase must have been hard for you, but everybody had them.",
    "That sounds expensive.",
    "We must weigh your offer.",
    "We must be tough on the price.",
    "That must have been our best year.",
    "You must be rough on your suppliers.",
    "It was not easy to find another bidder.",
    "Our customers deserve better.",
    "It must be a blow to our budget.",
    "The tender might hurt your margins.",
]


@pytest.mark.parametrize("words", WARM)
def test_warmth_is_heard_whatever_its_subject(words):
    assert read_words(words).acknowledgement, read_words(words).quotes


@pytest.mark.parametrize("words", COOL)
def test_what_only_sounds_alike_is_not(words):
    assert not read_words(words).acknowledgement, read_words(words).quotes
