"""No word of a shipped case stands in the library's code: a case is data, and code fits any case.

Read are the names that Python code uses and the texts it holds, docstrings and comments apart, and whole
scripts and styles. Lessons are apart, too: a lesson is about its case.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from negolib.cases import Case, list_cases, load_case

LIBRARY = Path(__file__).resolve().parents[1] / "negolib"
WORD = re.compile(r"[^\W\d_]{4,}")

# Words of everyday English, of code and of negotiation that are no case's own. A word may join them only if
# the library needs it whatever the case is about.
PLAIN = frozenset(
    WORD.findall(
        """
        against agreement alone among back best board boxes building built buyer call calm came care
        case catch cent clause close coffee comes contract cost costs damage days discount divide
        down each effort eight empty energy euros evening every everybody everything falls families
        family fewer field fire firm first five fixed follows formats forty four fresh from give
        given grows half hands have head hours house increase index into joint keeping keeps kind
        length less letter line listed live losses lost lower machine main make makes making margin
        market medium memory mend mention model month more mornings name named nine none note
        nothing notice office once open openness order orders other pack paper parents parking paths
        place plain price prices public published pure quarter quarterly quotes really reason
        reference rent replaced reserve rest scale school second section seed sell seller share
        shared shelf shift shipped should show small somebody standing store strangers study survey
        switch table take term than that they three through thursday time today tools total trees
        turn twenty until used wasted water week weeks what when where whoever whose will with
        within word work working worst writes year yearly years
        """
    )
)


def own_words(case: Case) -> set[str]:
    """Return the words a case names its people and things with."""
    texts = [case.name]
    for party in case.party_list:
        texts += [party.name, party.label, party.short, party.person.name, party.person.short]
        for named in (*party.alternatives, *party.interests, *party.values, *party.positions):
            texts += [named.name, getattr(named, "label", "")]
    for issue in case.issues:
        for named in (issue, *issue.options):
            texts += [named.name, named.label, named.short_data or ""]
    for criterion in case.criteria:
        texts += [criterion.name, criterion.label, *(part.label for part in criterion.parts)]
    return {word.lower() for text in texts for word in WORD.findall(text)}


def words_of_code(path: Path) -> set[str]:
    """Return the words of a file: of Python its names and texts, of all else everything."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        text = " ".join(_names_and_texts(ast.parse(text)))
    return {word.lower() for word in WORD.findall(text)}


def _names_and_texts(tree: ast.Module) -> Iterator[str]:
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value
        for name in ("id", "attr", "arg", "name"):
            if isinstance(word := getattr(node, name, None), str):
                yield word


def code() -> list[Path]:
    """Return the library's own code: not what it carries of others, and not its cases and lessons."""
    files = [path for path in LIBRARY.rglob("*") if path.suffix in {".py", ".js", ".css"}]
    apart = {"lessons", "shipped", "labextensions", "node_modules"}
    return [path for path in files if not apart & set(path.relative_to(LIBRARY).parts)]


@pytest.mark.parametrize("name", list_cases())
def test_no_word_of_a_shipped_case_stands_in_code(name):
    own = own_words(load_case(name)) - PLAIN
    found = {str(path.relative_to(LIBRARY)): sorted(own & words_of_code(path)) for path in code()}
    assert not {path: words for path, words in found.items() if words}


def test_what_is_looked_for_is_found(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        '"""The choir."""\n\n\ndef rent_of(hall):\n    """The organ."""\n    return "The parish"\n'
    )
    assert words_of_code(script) == {"rent", "hall", "parish"}
    assert len(code()) > 100
