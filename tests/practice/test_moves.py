"""Moves: what is one, what is not, and the sentence a learner gets."""

import pytest

from negolib.cases import load_case
from negolib.practice.table.moves import ACTS, Move, MoveError, read_move
from negolib.practice.table.table import Table
from tests.shapes import SHAPES

CASE = load_case("supplier")
WHOLE = CASE.today


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "names and values"),
        ({"act": "shout"}, "'shout' is no move"),
        ({"act": "break", "colour": 1}, "no 'colour'"),
        ({"act": "break", "issue": "price"}, "takes no 'issue'"),
        ({"act": "ask", "about": "weather"}, "A question is about"),
        ({"act": "ask", "about": "issue"}, "which issue"),
        ({"act": "ask", "about": "priority", "open": "yes"}, "true or false"),
        ({"act": "ask", "about": "priority", "issue": "prise"}, "no issue 'prise'"),
        ({"act": "tell", "about": "limit"}, "tell them about"),
        ({"act": "tell", "about": "interest"}, "which of your interests"),
        ({"act": "tell", "about": "interest", "interest": "x", "serves": {"term": "9 years"}}, "'9 years'"),
        ({"act": "tell", "about": "priority"}, "no issue"),
        ({"act": "tell", "about": "priority", "issue": "term", "matters": "lots"}, "how much it matters"),
        ({"act": "tell", "about": "constraint", "issue": "term"}, "no option of 'term'"),
        ({"act": "propose"}, "Propose one package"),
        ({"act": "propose", "packages": [{}]}, "empty"),
        ({"act": "propose", "packages": [WHOLE] * 4}, "up to 3"),
        ({"act": "propose", "packages": [WHOLE, WHOLE]}, "the same"),
        ({"act": "propose", "packages": [WHOLE, {"price": "440"}]}, "option for every issue"),
        ({"act": "propose", "packages": [{"price": "441"}]}, "'441' is no option"),
        ({"act": "propose", "packages": [{"price": 440}]}, "no option"),
        ({"act": "cite"}, "no criterion"),
        ({"act": "cite", "criterion": "gut feeling"}, "choose one of should-cost"),
        ({"act": "accept", "choice": -1}, "which proposal"),
        ({"act": "accept", "choice": True}, "which proposal"),
        ({"act": "ask", "about": ["x"]}, "is a text"),
        ({"act": "tell", "about": "fact"}, "which fact"),
        ({"act": "tell", "about": "fact", "fact": "their cost rise"}, "no fact to tell 'their cost rise'"),
        ({"act": "tell", "about": "value", "value": "thrift"}, "no value 'thrift'"),
        ({"act": "tell", "about": "value", "value": "care", "issue": "term"}, "takes no 'issue'"),
        ({"act": "affirm"}, "which value"),
        ({"act": "affirm", "value": "thrift"}, "choose one of a word that holds"),
    ],
)
def test_what_is_no_move_gets_a_sentence(data, says):
    with pytest.raises(MoveError, match=says):
        read_move(CASE, data)


def test_every_act_can_be_read():
    filled = {
        "ask": {"about": "constraint", "issue": "term", "open": False},
        "tell": {"about": "priority", "issue": "term", "matters": "little", "option": "4 years"},
        "propose": {"packages": [{"term": "4 years", "price": "440"}]},
        "cite": {"criterion": "quotes"},
        "affirm": {"value": "good work"},
        "reframe": {"issue": "term"},
        "accept": {"choice": 1},
    }
    for act in ACTS:
        data = {"act": act, **filled.get(act, {})}
        assert read_move(CASE, data).as_json() == data or act == "propose"
    # A package is always written in the case's order, so equal packages are equal records.
    assert list(read_move(CASE, {"act": "propose", **filled["propose"]}).packages[0]) == ["price", "term"]


def test_a_first_choice_is_not_lost_for_being_zero():
    assert Move("accept", choice=0).as_json() == {"act": "accept", "choice": 0}
    assert Move("ask", about="priority", open=False).as_json()["open"] is False


@pytest.mark.parametrize(
    ("by", "move", "refused"),
    [
        ("buyer", Move("tell", about="fact", fact="air in the parcels"), ""),
        (
            "supplier",
            Move("tell", about="fact", fact="air in the parcels"),
            "nothing that the supplier knows",
        ),
        ("supplier", Move("tell", about="value", value="craftsmanship"), ""),
        ("buyer", Move("tell", about="value", value="craftsmanship"), "no value of the buyer"),
        ("buyer", Move("affirm", value="good work"), ""),
        ("buyer", Move("affirm", value="care"), ""),
        ("buyer", Move("affirm", value="responsibility"), "no value of the buyer"),
    ],
)
def test_one_tells_only_what_is_ones_own(by, move, refused):
    table = Table(CASE, 5, opener="supplier")
    if refused:
        with pytest.raises(MoveError, match=refused):
            table.check(by, [move])
    else:
        table.check(by, [move])


def test_where_no_value_is_shared_none_can_be_named():
    case = SHAPES["price"]
    with pytest.raises(MoveError, match="no value that both sides share"):
        read_move(case, {"act": "affirm", "value": case.party_list[0].values[0].name})
