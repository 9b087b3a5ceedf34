"""What the lessons ask and say: a module or folder per stage, no notebook and no display code.

A lesson declares

* ``CASE`` and ``SHEET``: the case it is told with, and the name of the sheet its answers lie in,
* ``questions(case)``: yields each :class:`negolib.Question` once, with its check, mistakes and hints,
* ``LINES``: functions ``(case, answers) -> str``, each a piece of Markdown that follows the answers,
* ``page(case)``: the :class:`PageToKeep` that the learner takes along.

Its notebook calls them by name: ``nl.Lesson("planning").ask("paper_alone")``.
"""

from negolib.lessons.common.declared import Declared, PageToKeep, declared, list_lessons

__all__ = ["Declared", "PageToKeep", "declared", "list_lessons"]
