"""Cases by name or by file, read once and kept until the file changes."""

from pathlib import Path

from pydantic import ValidationError

from negolib.in_words import meant, nearest

from .checks import check
from .document import Document, read_yaml
from .errors import CaseError, Fault
from .explain import first_fault
from .model import Case

_SHIPPED = Path(__file__).parent
_kept: dict[Path, tuple[tuple[int, int], Case]] = {}


def list_cases() -> list[str]:
    """The names of the cases that come with the course.

    >>> "supplier" in list_cases()
    True
    """
    return sorted(p.stem for p in _SHIPPED.glob("*.yaml") if not p.name.startswith("_"))


def load_case(name_or_path: str | Path) -> Case:
    """A case that comes with the course, by its name, or one of your own, by the path of its YAML file.

    The file is checked as a whole. A case is read once and kept until its file changes.

    Raises CaseError, whose one sentence names the file, the line, the place and what to write instead.

    >>> load_case("supplier").parties["buyer"].reservation_value
    -84.0
    """
    path = _find(name_or_path)
    try:
        state = path.stat()
        mark = (state.st_mtime_ns, state.st_size)
        kept = _kept.get(path)
        if kept and kept[0] == mark:
            return kept[1]
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise CaseError(
            f"{path.name} cannot be read ({reason}): check the file's rights and try again."
        ) from None
    case = read_case(raw, path.name)
    _kept[path] = (mark, case)
    return case


def read_case(raw: bytes, file: str) -> Case:
    """The case that these bytes of a YAML file hold; `file` is the name that errors give it."""
    document = Document()
    try:
        document = read_yaml(raw)
        if document.faults:
            raise document.faults[0]
        case = _validated(document, Path(file).stem)
        check(case)
    except Fault as fault:
        raise CaseError(_sentence(file, document, fault)) from None
    return case


def _validated(document: Document, name: str) -> Case:
    data = document.data
    if not isinstance(data, dict):
        raise Fault((), "a case is a block of keys: begin with 'title: …' in the first column")
    if "name" in data:
        raise Fault(("name",), "the name of a case is the name of its file: delete this line")
    try:
        return Case.model_validate({**data, "name": name})
    except ValidationError as error:
        raise first_fault(error.errors(include_url=False), Case, document.line) from None


def _sentence(file: str, document: Document, fault: Fault) -> str:
    words = [file, f"line {fault.line or document.line(fault.path)}"]
    place = document.place(fault.path)
    if place:
        words.append(place)
    return " ".join(f"{', '.join(words)}: {fault.message}.".split())


def _find(name_or_path: str | Path) -> Path:
    if isinstance(name_or_path, str) and name_or_path in list_cases():
        return (_SHIPPED / f"{name_or_path}.yaml").resolve()
    if not isinstance(name_or_path, str | Path) or not str(name_or_path).strip() or "\0" in str(name_or_path):
        raise CaseError(
            f"A case is asked for by its name or by the path of its file: {meant('', list_cases())}."
        )
    path = Path(name_or_path).expanduser()
    if path.is_file():
        return path.resolve()
    if path.is_dir():
        raise CaseError(f"'{path.name}' is a folder: write the path of the case's YAML file in it.")
    if isinstance(name_or_path, str) and not path.suffix and path.name == name_or_path:
        beside = next(
            (path.with_suffix(end) for end in (".yaml", ".yml") if path.with_suffix(end).is_file()), None
        )
        if beside:
            raise CaseError(
                f"The file '{beside}' lies in this folder: write its whole name, load_case(\"{beside}\")."
            )
        raise CaseError(f"There is no case '{name_or_path}': {meant(name_or_path, list_cases())}.")
    folder = path.parent
    if not folder.is_dir():
        raise CaseError(
            f"There is no file '{path.name}', because there is no folder '{folder}': check the path."
        )
    files = sorted(p.name for p in folder.iterdir() if p.suffix in (".yaml", ".yml"))
    near = nearest(path.stem, [Path(f).stem for f in files])
    file = next((f for f in files if Path(f).stem == near), None)
    remedy = (
        f"perhaps '{file}' is meant" if file else "check the path, or make one with 'negolib new-case NAME'"
    )
    raise CaseError(f"There is no file '{path.name}' in the folder '{folder.resolve().name}': {remedy}.")
