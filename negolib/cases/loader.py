"""Cases by name or by path, read once and kept until a file changes."""

from collections.abc import Iterator
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

# So many variants of one case are kept: those of a room of learners, and not of a whole term.
_MOST_VARIANTS = 32
_kept: dict[Path, "_Read"] = {}


def load_case(name_or_path: str | Path, seed: int | None = None) -> Case:
    """A case that comes with the course, or one of your own beside the notebook, by its name or path.

    A case is a folder with `case.yaml` and perhaps `practice.yaml`, or one YAML file with all of it. It is
    checked as a whole, read once, and kept until a file changes.

    Args:
        name_or_path: the case's name, or its path.
        seed: draws fresh numbers from the ranges that the case states, with all that there is to learn in it
            kept; the same for the same seed, on every machine. None for the case as it is told.

    Raises:
        CaseError: its one sentence names the file, the line, the place and what to write instead.

    >>> load_case("supplier").parties["buyer"].reservation_value
    -84.0
    >>> load_case("supplier", seed=7).zopa().exists
    False
    """
    path = find_case(name_or_path)
    files = files_of(path)
    try:
        mark = [(state.st_mtime_ns, state.st_size) for state in (file.stat() for file in files)]
        if path not in _kept or _kept[path].mark != mark:
            raw = [file.read_bytes() for file in files]
            _kept[path] = _Read(raw, path.name if path == files[0] else f"{path.name}/{CASE}", mark)
    except OSError as error:
        name = Path(error.filename or path).name
        reason = (error.strerror or "it cannot be opened").lower()
        raise CaseError(f"{name} cannot be read ({reason}): check the file's rights and try again.") from None
    return _kept[path].case if seed is None else _kept[path].variant(a_seed(seed))


def read_case(raw: bytes, file: str, practice: bytes | None = None) -> Case:
    """The case that these bytes hold.

    Args:
        raw: the bytes of the case's own file.
        file: the name that errors give it, such as "choir.yaml", or "choir/case.yaml" for one in a folder.
        practice: the bytes of the file `practice.yaml` beside it.
    """
    return _Read([raw] if practice is None else [raw, practice], file).case


class _Read:
    """A case as it was read, with the data from which its variants are drawn."""

    def __init__(self, raw: list[bytes], file: str, mark: object = None) -> None:
        self.mark, self._file = mark, file
        here = Path(file)
        self._name = here.parent.name if here.name == CASE else here.stem
        self._document = Document()
        self._variants: dict[int, Case] = {}
        with self._in_one_sentence():
            self._document = read_yaml(raw[0])
            for practice in raw[1:]:
                self._document.add("practice", practice, str(here.with_name(PRACTICE)))
            if self._document.faults:
                raise self._document.faults[0]
            self.case = told(self._document.data, self._built)

    def variant(self, seed: int) -> Case:
        if seed not in self._variants:
            while len(self._variants) >= _MOST_VARIANTS:
                self._variants.pop(next(iter(self._variants)))
            with self._in_one_sentence():
                self._variants[seed] = variant(self.case, self._document.data, seed, self._built)
        return self._variants[seed]

    def _built(self, data: object, seed: int | None = None) -> Case:
        case = _validated(self._document, data, self._name, seed)
        check(case)
        return case

    @contextmanager
    def _in_one_sentence(self) -> Iterator[None]:
        try:
            yield
        except Fault as fault:
            raise CaseError(_sentence(self._file, self._document, fault)) from None


def _validated(document: Document, data: object, name: str, seed: int | None) -> Case:
    if not isinstance(data, dict):
        raise Fault((), "a case is a block of keys: begin with 'title: …' in the first column")
    if "name" in data:
        raise Fault(("name",), "the name of a case is the name of its folder or file: delete this line")
    if "seed" in data:
        raise Fault(("seed",), "a seed is given when a case is loaded: delete this line")
    try:
        return Case.model_validate({**data, "name": name, "seed": seed})
    except ValidationError as error:
        raise first_fault(error.errors(include_url=False), Case, document.line) from None


def _sentence(file: str, document: Document, fault: Fault) -> str:
    words = [document.file(fault.path) or file, f"line {fault.line or document.line(fault.path)}"]
    place = document.place(fault.path)
    if place:
        words.append(place)
    return " ".join(f"{', '.join(words)}: {fault.message}.".split())
