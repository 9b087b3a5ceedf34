"""A new case to start from: small, valid and commented."""

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import CaseError
from .finding import CASE, PRACTICE, list_cases

_TEMPLATE = Path(__file__).with_name("_template")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # Windows makes no files of these names


def template(name: str, file: str = CASE) -> str:
    """The YAML text of a new case: two parties, three issues, everything explained in comments.

    It loads as it stands. Raises CaseError for a name that would not do as the name of a folder.

    Args:
        name: the name of the case.
        file: "case.yaml", or "practice.yaml" for how its people speak.

    >>> template("harbour_lease").splitlines()[5]
    'title: "harbour_lease: a title that a learner sees"'
    """
    return (_TEMPLATE / file).read_text(encoding="utf-8").replace("NAME", _checked(name))


def write_new_case(name: str, folder: str | Path = ".") -> Path:
    """Write a new case into a folder of its name, with the schemas by which an editor explains each key.

    Never overwrites anything. Raises CaseError for a name that will not do, a name that the course uses
    already, a case that is there, or a folder that is not.

    Args:
        name: the name of the case.
        folder: where the case's own folder is made.

    Returns:
        The path of the case's folder.
    """
    from .schema import write_schemas  # runs as a program, too

    texts = {file: template(name, file) for file in (CASE, PRACTICE)}
    path = Path(folder).expanduser() / name
    if name in list_cases():
        raise CaseError(f"The course has a case '{name}' already: choose another name for yours.")
    if not path.parent.is_dir():
        raise CaseError(f"There is no folder '{path.parent}': make it first, or name another one.")
    for there in (path, path.with_name(f"{name}.yaml"), path.with_name(f"{name}.yml")):
        if there.exists():
            raise CaseError(f"'{there}' is there already and stays as it is: choose another name.")
    try:
        # Whole or not at all: the folder gets its name when everything is in it.
        with TemporaryDirectory(dir=path.parent) as aside:
            made = Path(aside) / name
            made.mkdir()
            for file, text in texts.items():
                (made / file).write_text(text, encoding="utf-8", newline="\n")
            write_schemas(made)
            made.rename(path)
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else "no reason was given"
        raise CaseError(f"'{path}' cannot be written ({reason}): name a folder you may write to.") from None
    return path


def _checked(name: object) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        given = " ".join(str(name).split())[:40]
        raise CaseError(
            f"'{given}' will not do as the name of a case: use up to 40 small letters, digits, - and _, "
            "beginning with a letter, such as harbour_lease."
        )
    return name
