"""The ``negolib`` command. It only calls the rooms."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 when all went well."""
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.run is not _lab:
        _parser().error(f"'{rest[0]}' is not known here.")
    options.rest = rest
    try:
        return options.run(options)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="negolib", description="A course in value-driven negotiation.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lab = commands.add_parser(
        "lab", help="open the course in JupyterLab", description="What follows is passed on to JupyterLab."
    )
    lab.set_defaults(run=_lab)
    check = commands.add_parser("check", help="say what stands in an exercise, task by task")
    check.add_argument("assignment", nargs="?", help="such as 'planning'; without it, all you have begun")
    check.set_defaults(run=_check)
    new_case = commands.add_parser("new-case", help="write a commented case file to start from")
    new_case.add_argument("name", help="letters, digits and '-', such as 'harbour-lease'")
    new_case.set_defaults(run=_new_case)
    return parser


def _course() -> Path:
    from negolib.worksheet.course import find_course

    if (course := find_course()) is None:
        raise ValueError("No course is found here; go to the folder that holds nbgrader_config.py.")
    return course


def _lab(options: argparse.Namespace) -> int:
    from negolib.lab import start_lab

    return start_lab(_course(), options.rest)


def _check(options: argparse.Namespace) -> int:
    from negolib.worksheet import SUFFIX, Worksheet
    from negolib.worksheet.course import check_assignment, find_tests

    course = _course()
    if options.assignment:
        find_tests(options.assignment, course)
        here = Path.cwd() / f"{options.assignment}{SUFFIX}"
        folders = {options.assignment: here.parent if here.is_file() else _work_folder(options.assignment)}
    else:
        folders = {path.parent.name: path.parent for path in sorted(course.glob(f"my_work/*/*{SUFFIX}"))}
        if not folders:
            print("Nothing is answered yet. Start with: negolib lab")
    for assignment, folder in folders.items():
        print(f"{assignment}\n{'-' * len(assignment)}")
        print(check_assignment(Worksheet(assignment, folder), course))
    return 0


def _work_folder(assignment: str) -> Path:
    folder = _course() / "my_work" / assignment
    if not folder.is_dir():
        raise ValueError(f"You have no copy of '{assignment}' yet; open the course once with: negolib lab")
    return folder


def _new_case(options: argparse.Namespace) -> int:
    from negolib.cases import write_new_case

    print(f"Wrote {write_new_case(options.name, Path.cwd())}. Its comments say what goes where.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
