"""Cases by name or by path, read once and kept until a file changes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from .checks import check
from .document import Document, read_yaml
from .errors import CaseError, Fault
from .explain import first_fault
from .finding import CASE, PRACTICE, files_of, find_case
from .model import Case
from .variants.drawing import a_seed
from .variants.variant import told, variant
from .variants.years import a_year

# So many variants of one case are kept: those of a room of learners, and not of a whole term.
_MOST_VARIANTS = 32
_kept: dict[Path, "_Read"] = {}


def load_case(name_or_path: str | Path, seed: int | None = None, year: int = 0) -> Case:
    """A case that comes with the course, or one of your own beside the notebook, by its name or path.

    A case is a folder with `case.yaml`, perhaps `practice.yaml` and `years.yaml`, or one YAML file with all
    of it. It is checked as a whole, read once, and kept until a file changes.

    Args:
        name_or_path: the case's name, or its path.
        seed: draws fresh numbers from the ranges that the case states, with all that there is to learn in it
            kept; the same for the same seed, on every machine. None for the case as it is told.
        year: another year of the same people, from 1, in which other issues are those that all want alike and
            those worth trading. 0 for the case as it is told.

    Raises:
        CaseError: its one sentence names the file, the line, the place and what to write instead.

    >>> load_case("supplier").parties["buyer"].reservation_value
    -84.0
    >>> load_case("supplier", seed=7).zopa().exists
    False
    >>> load_case("supplier", seed=7, year=1).year
    1
    """
    path = find_case(name_or_path)
    files = files_of(path)
    try:
        mark = [(state.st_mtime_ns, state.st_size) for state in (file.stat() for file in files)]
        if path not in _kept or _kept[path].mark != mark:
            raw, *beside = (file.read_bytes() for file in files)
            name = path.name if path == files[0] else f"{path.name}/{CASE}"
            _kept[path] = _Read(raw, name, {f.stem: b for f, b in zip(files[1:], beside, strict=True)}, mark)
    except OSError as error:
        name = Path(error.filename or path).name
        reason = (error.strerror or "it cannot be opened").lower()
        raise CaseError(f"{name} cannot be read ({reason}): check the file's rights and try again.") from None
    return _kept[path].variant(None if seed is None else a_seed(seed), year)


def read_case(raw: bytes, file: str, practice: bytes | None = None) -> Case:
    """The case that these bytes hold.

    Args:
        raw: the bytes of the case's own file.
        file: the name that errors give it, such as "choir.yaml", or "choir/case.yaml" for one in a folder.
        practice: the bytes of the file `practice.yaml` beside it.
    """
    return _Read(raw, file, {} if practice is None else {Path(PRACTICE).stem: practice}).case


class _Read:
    """A case as it was read, with the data from which its variants are drawn."""

    def __init__(self, raw: bytes, file: str, beside: Mapping[str, bytes], mark: object = None) -> None:
        self.mark, self._file = mark, file
        here = Path(file)
        self._name = here.parent.name if here.name == CASE else here.stem
        self._document = Document()
        self._variants: dict[tuple[int | None, int], Case] = {}
        with self._in_one_sentence():
            self._document = read_yaml(raw)
            for key, part in beside.items():
                self._document.add(key, part, str(here.with_name(f"{key}{here.suffix}")))
            if self._document.faults:
                raise self._document.faults[0]
            self.case = told(self._document.data, self._built)

    def variant(self, seed: int | None, year: int) -> Case:
        if seed is None and not year:
            return self.case
        mark = seed, a_year(year, len(self.case.years), self.case.name)
        if mark not in self._variants:
            while len(self._variants) >= _MOST_VARIANTS:
                self._variants.pop(next(iter(self._variants)))
            with self._in_one_sentence():
                self._variants[mark] = variant(self.case, self._document.data, *mark, self._built)
        return self._variants[mark]

    def _built(self, data: object, seed: int | None = None, year: int = 0) -> Case:
        case = _validated(self._document, data, self._name, seed, year)
        check(case)
        return case

    @contextmanager
    def _in_one_sentence(self) -> Iterator[None]:
        try:
            yield
        except Fault as fault:
            raise CaseError(_sentence(self._file, self._document, fault)) from None


def _validated(document: Document, data: object, name: str, seed: int | None, year: int) -> Case:
    if not isinstance(data, dict):
        raise Fault((), "a case is a block of keys: begin with 'title: …' in the first column")
    if "name" in data:
        raise Fault(("name",), "the name of a case is the name of its folder or file: delete this line")
    if "seed" in data:
        raise Fault(("seed",), "a seed is given when a case is loaded: delete this line")
    if "year" in data:
        raise Fault(("year",), "a year is chosen when a case is loaded: delete this line")
    try:
        return Case.model_validate({**data, "name": name, "seed": seed, "year": year})
    except ValidationError as error:
        raise first_fault(error.errors(include_url=False), Case, document.line) from None


def _sentence(file: str, document: Document, fault: Fault) -> str:
    words = [document.file(fault.path) or file, f"line {fault.line or document.line(fault.path)}"]
    place = document.place(fault.path)
    if place:
        words.append(place)
    return " ".join(f"{', '.join(words)}: {fault.message}.".split())
