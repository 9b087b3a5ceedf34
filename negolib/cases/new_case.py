"""A new case to start from: small, valid and commented."""

import os
import re
from pathlib import Path

from .errors import CaseError
from .loader import list_cases

_TEMPLATE = Path(__file__).with_name("_template.yaml")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # Windows makes no files of these names


def template(name: str) -> str:
    """The YAML text of a new case: two parties, three issues, everything explained in comments.

    It loads as it stands. Raises CaseError for a name that would not do as the name of a file.

    >>> template("community_garden").splitlines()[4]
    'title: "community_garden: a title that a learner sees"'
    """
    return _TEMPLATE.read_text(encoding="utf-8").replace("NAME", _checked(name), 1)


def write_new_case(name: str, folder: str | Path = ".") -> Path:
    """Write the template of a new case to `folder`/`name`.yaml and return the path.

    Never overwrites a file. Raises CaseError for a name that will not do, a name that the course uses
    already, a file that is there, or a folder that is not.
    """
    text = template(name)
    path = Path(folder).expanduser() / f"{name}.yaml"
    if name in list_cases():
        raise CaseError(f"The course has a case '{name}' already: choose another name for yours.")
    if not path.parent.is_dir():
        raise CaseError(f"There is no folder '{path.parent}': make it first, or name another one.")
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CaseError(f"'{path}' is there already and stays as it is: choose another name.") from None
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno else "no reason was given"
        raise CaseError(f"'{path}' cannot be written ({reason}): name a folder you may write to.") from None
    return path


def _checked(name: object) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        given = " ".join(str(name).split())[:40]
        raise CaseError(
            f"'{given}' will not do as the name of a case: use up to 40 small letters, digits, - and _, "
            "beginning with a letter, such as community_garden."
        )
    return name
