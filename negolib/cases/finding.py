"""Where a case lies: among those of the course, beside the notebook, or at a path that is given."""

from pathlib import Path

from negolib.in_words import meant, nearest

from .errors import CaseError

SHIPPED = Path(__file__).parent / "shipped"
CASE, PRACTICE, YEARS = "case.yaml", "practice.yaml", "years.yaml"
_ENDS = (".yaml", ".yml")


def list_cases() -> list[str]:
    """The names of the cases that come with the course.

    >>> "supplier" in list_cases()
    True
    """
    return sorted(path.parent.name for path in SHIPPED.glob(f"*/{CASE}"))


def find_case(name_or_path: object) -> Path:
    """Return the folder or the file of a case.

    Args:
        name_or_path: the name of a case of the course, or of a folder or a file in the working directory
            (without its ending); or the path of either.

    Raises:
        CaseError: where there is none, with what was probably meant.
    """
    if not isinstance(name_or_path, str | Path) or not str(name_or_path).strip() or "\0" in str(name_or_path):
        raise CaseError(f"A case is asked for by its name or by its path: {meant('', list_cases())}.")
    if str(name_or_path) in list_cases():
        return SHIPPED / name_or_path
    path = Path(name_or_path).expanduser()
    try:
        return _at(path)
    except OSError:  # a name that no disk takes, such as one of a thousand letters
        raise CaseError(f"There is no case of this name: {meant(path.name[:40], list_cases())}.") from None


def files_of(path: Path) -> list[Path]:
    """The files of the case at a path that `find_case` has found: the case, its practice, its years."""
    if path.is_file():
        return [path]
    return [path / CASE, *(file for file in (path / PRACTICE, path / YEARS) if file.is_file())]


def _at(path: Path) -> Path:
    if path.is_file():
        return (path.parent if path.name == CASE else path).resolve()
    if (path / CASE).is_file():
        return path.resolve()
    files = [path.with_name(f"{path.name}{end}") for end in _ENDS]
    if beside := next((file for file in files if path.name and file.is_file()), None):
        return beside.resolve()
    if path.is_dir():
        raise CaseError(f"'{path.name}' is a folder without a case: a case's folder has a file '{CASE}'.")
    folder = path.parent
    if not folder.is_dir():
        raise CaseError(f"There is no '{path.name}', because there is no folder '{folder}': check the path.")
    if not path.suffix and path == Path(path.name):
        known = [*list_cases(), *_lying_in(folder)]
        raise CaseError(f"There is no case '{path.name}': {meant(path.name, known)}.")
    near = nearest(path.name, _lying_in(folder, ends=True))
    make_one = "check the path, or make one with 'negolib new-case NAME'"
    remedy = f"perhaps '{near}' is meant" if near else make_one
    raise CaseError(f"There is no '{path.name}' in the folder '{folder.resolve().name}': {remedy}.")


def _lying_in(folder: Path, *, ends: bool = False) -> list[str]:
    """What could be a case in a folder: folders with one, and YAML files, with or without their endings."""
    found = [one for one in folder.iterdir() if one.suffix in _ENDS or (one / CASE).is_file()]
    return sorted(one.name if ends or one.is_dir() else one.stem for one in found)
