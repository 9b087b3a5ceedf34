"""The ``negolib`` command. It only calls the rooms."""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 when all went well."""
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.run is not _lab:
        _parser().error(f"'{rest[0]}' is not known here.")
    options.rest = rest
    try:
        return options.run(options)
    except ValueError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror}: {error.filename}" if error.filename else error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="negolib", description="A course in value-driven negotiation.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lab = commands.add_parser(
        "lab",
        help="open the course in JupyterLab",
        usage="negolib lab [FOLDER] [--teacher] [JUPYTERLAB'S OWN OPTIONS]",
        description="Open the course in FOLDER; where there is none, it is laid out there first. "
        "Without FOLDER: the course you stand in, or a new folder.",
        allow_abbrev=False,
    )
    lab.add_argument("--teacher", action="store_true", help="show nbgrader's menu and buttons too")
    lab.set_defaults(run=_lab)
    check = commands.add_parser("check", help="say what stands in an exercise, task by task")
    check.add_argument("assignment", nargs="?", help="such as 'planning'; without it, all you have begun")
    check.set_defaults(run=_check)
    pack = commands.add_parser(
        "pack", help="write what a class gets: lessons, exercises and settings, no solutions"
    )
    pack.add_argument(
        "--checks", choices=("on", "off"), required=True, help="whether students can check their own answers"
    )
    pack.add_argument("--to", default="negotiation-course.zip", help="a .zip file or a folder to write")
    pack.set_defaults(run=_pack)
    new_case = commands.add_parser("new-case", help="make a commented case to start from")
    new_case.add_argument("name", help="letters, digits and '-', such as 'harbour-lease'")
    new_case.set_defaults(run=_new_case)
    check_case = commands.add_parser(
        "check-case",
        help="say what there is to learn in a case, and whether all that is claimed of it is true",
    )
    check_case.add_argument("name", help="the name of a case, or the path of your own file or folder")
    check_case.set_defaults(run=_check_case)
    return parser


def _lab(options: argparse.Namespace) -> int:
    from negolib.lab import settle, start_lab

    words = options.rest
    # The folder stands first: further on, a bare word is the value of one of JupyterLab's options.
    wish = words.pop(0) if words and not words[0].startswith("-") else None
    if os.name == "posix" and os.geteuid() == 0 and "--allow-root" not in words:
        raise ValueError(
            "JupyterLab does not run as root unless told to. "
            "In a container add --allow-root (with make: make lab ARGS=--allow-root)."
        )
    course, said = settle(wish, Path.cwd())
    if said:
        print(said)
    return start_lab(course, words, options.teacher)


def _check(options: argparse.Namespace) -> int:
    from negolib.worksheet import SUFFIX, Worksheet
    from negolib.worksheet.course import check_assignment, find_course, find_tests

    course = find_course()
    if options.assignment:
        find_tests(options.assignment, course)
        here = Path.cwd() / f"{options.assignment}{SUFFIX}"
        folders = {
            options.assignment: here.parent if here.is_file() else _work_folder(course, options.assignment)
        }
    else:
        folders = {path.parent.name: path.parent for path in sorted(course.glob(f"my_work/*/*{SUFFIX}"))}
        if not folders:
            print("Nothing is answered yet. Start with: negolib lab")
    for assignment, folder in folders.items():
        print(f"{assignment}\n{'-' * len(assignment)}")
        with _to_look_at(folder, assignment) as place:
            print(check_assignment(Worksheet(assignment, place), course))
    return 0


@contextlib.contextmanager
def _to_look_at(folder: Path, assignment: str) -> Iterator[Path]:
    """Give a folder whose sheet may be written to: checking counts hints, and a submission is a record."""
    from negolib.worksheet import SUFFIX, TALKS_SUFFIX
    from negolib.worksheet.course import was_sent

    if not was_sent(folder.resolve()):
        yield folder
        return
    with tempfile.TemporaryDirectory() as scratch:
        for ending in (SUFFIX, TALKS_SUFFIX):
            with contextlib.suppress(FileNotFoundError):
                shutil.copy(folder / f"{assignment}{ending}", scratch)
        yield Path(scratch)


def _work_folder(course: Path, assignment: str) -> Path:
    folder = course / "my_work" / assignment
    if not folder.is_dir():
        raise ValueError(f"You have no copy of '{assignment}' yet; open the course once with: negolib lab")
    return folder


def _pack(options: argparse.Namespace) -> int:
    from negolib.grading.pack import pack
    from negolib.worksheet.course import find_course

    print(pack(find_course(), Path(options.to), options.checks == "on"))
    return 0


def _new_case(options: argparse.Namespace) -> int:
    from negolib.cases import write_new_case

    print(f"Wrote {write_new_case(options.name, Path.cwd())}. Its comments say what goes where.")
    return 0


def _check_case(options: argparse.Namespace) -> int:
    from negolib.cases.proving.check_case import check_case

    found = check_case(options.name)
    print(found)
    return 1 if found.false else 0


if __name__ == "__main__":
    sys.exit(main())
