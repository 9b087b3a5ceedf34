"""Cases by name or by path, read once and kept until a file changes."""

from pathlib import Path

from pydantic import ValidationError

from .checks import check
from .document import Document, read_yaml
from .errors import CaseError, Fault
from .explain import first_fault
from .finding import CASE, PRACTICE, files_of, find_case
from .model import Case

_kept: dict[Path, tuple[list[tuple[int, int]], Case]] = {}


def load_case(name_or_path: str | Path) -> Case:
    """A case that comes with the course, or one of your own beside the notebook, by its name or path.

    A case is a folder with `case.yaml` and perhaps `practice.yaml`, or one YAML file with all of it. It is
    checked as a whole, read once, and kept until a file changes.

    Raises:
        CaseError: its one sentence names the file, the line, the place and what to write instead.

    >>> load_case("supplier").parties["buyer"].reservation_value
    -84.0
    """
    path = find_case(name_or_path)
    files = files_of(path)
    try:
        mark = [(state.st_mtime_ns, state.st_size) for state in (file.stat() for file in files)]
        kept = _kept.get(path)
        if kept and kept[0] == mark:
            return kept[1]
        raw = [file.read_bytes() for file in files]
    except OSError as error:
        name = Path(error.filename or path).name
        reason = (error.strerror or "it cannot be opened").lower()
        raise CaseError(f"{name} cannot be read ({reason}): check the file's rights and try again.") from None
    case = read_case(raw[0], path.name if path == files[0] else f"{path.name}/{CASE}", *raw[1:])
    _kept[path] = (mark, case)
    return case


def read_case(raw: bytes, file: str, practice: bytes | None = None) -> Case:
    """The case that these bytes hold.

    Args:
        raw: the bytes of the case's own file.
        file: the name that errors give it, such as "choir.yaml", or "choir/case.yaml" for one in a folder.
        practice: the bytes of the file `practice.yaml` beside it.
    """
    document = Document()
    here = Path(file)
    try:
        document = read_yaml(raw)
        if practice is not None:
            document.add("practice", practice, str(here.with_name(PRACTICE)))
        if document.faults:
            raise document.faults[0]
        case = _validated(document, here.parent.name if here.name == CASE else here.stem)
        check(case)
    except Fault as fault:
        raise CaseError(_sentence(file, document, fault)) from None
    return case


def _validated(document: Document, name: str) -> Case:
    data = document.data
    if not isinstance(data, dict):
        raise Fault((), "a case is a block of keys: begin with 'title: …' in the first column")
    if "name" in data:
        raise Fault(("name",), "the name of a case is the name of its folder or file: delete this line")
    try:
        return Case.model_validate({**data, "name": name})
    except ValidationError as error:
        raise first_fault(error.errors(include_url=False), Case, document.line) from None


def _sentence(file: str, document: Document, fault: Fault) -> str:
    words = [document.file(fault.path) or file, f"line {fault.line or document.line(fault.path)}"]
    place = document.place(fault.path)
    if place:
        words.append(place)
    return " ".join(f"{', '.join(words)}: {fault.message}.".split())
