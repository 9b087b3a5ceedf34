"""Reads JSON that anybody may have written: a sheet edited by hand, a copy out of a stranger's notebook.

What JSON allows and nothing else bears is made harmless here, once: a byte-order mark, half an
emoji, numbers that no computer number holds, brackets without end. A number out of all bounds becomes
the text that was written, so that no answer is lost and none is computed with.
"""

import gc
import json
import math

LARGEST = 5_000_000
DEEPEST = 50
_DIGITS = 308  # a whole number of so many digits is still an ordinary floating-point number
_EACH = 16  # what a value counts beside its own letters: an empty list is two letters long, and much work


class SheetDamaged(ValueError):
    """Something that cannot be read as a sheet; the message says where and why, in one sentence."""


def parse_json(raw: bytes) -> object:
    """Return the JSON value that some bytes spell.

    Raises:
        SheetDamaged: one sentence, with the line where there is one.

    >>> parse_json(b'\\xef\\xbb\\xbf{"low": 95, "high": 1e999}')
    {'low': 95, 'high': '1e999'}
    >>> parse_json(b'{"low": 95')
    Traceback (most recent call last):
    ...
    negolib.worksheet.reading.SheetDamaged: Line 1, column 11 is not valid JSON.
    """
    # Python's collector would go through millions of small lists again and again while they are read.
    collects = gc.isenabled()
    gc.disable()
    try:
        text = raw.decode(json.detect_encoding(raw))
        return json.loads(text, parse_int=_whole, parse_float=_decimal, parse_constant=str)
    except json.JSONDecodeError as error:
        raise SheetDamaged(f"Line {error.lineno}, column {error.colno} is not valid JSON.") from None
    except UnicodeDecodeError:
        raise SheetDamaged("It is not a text file.") from None
    except RecursionError:
        raise SheetDamaged("Its brackets are nested too deeply.") from None
    finally:
        if collects:
            gc.enable()


def tidied(value: object) -> object:
    """Return a copy of a JSON value that can be copied, compared, computed with and written again.

    Half an emoji becomes the sign for an unknown letter, a number out of all bounds its own text.

    Raises:
        SheetDamaged: when it is nested more deeply or is larger than any answer sheet.

    >>> tidied({"say": "yes \\ud83d", "low": [95, float("inf")]})
    {'say': 'yes \ufffd', 'low': [95, 'inf']}
    """
    room = LARGEST

    def walk(part: object, depth: int) -> object:
        nonlocal room
        room -= _EACH + (len(part) if isinstance(part, str) else 0)
        if room < 0:
            raise SheetDamaged(f"It is larger than {LARGEST // 1_000_000} MB, far more than answers need.")
        if isinstance(part, str):
            return whole_letters(part)
        if isinstance(part, (list, dict)) and depth >= DEEPEST:
            raise SheetDamaged("Its brackets are nested too deeply.")
        if isinstance(part, list):
            return [walk(inner, depth + 1) for inner in part]
        if isinstance(part, dict):
            return {walk(key, depth): walk(inner, depth + 1) for key, inner in part.items()}
        if isinstance(part, bool) or part is None or is_ordinary(part):
            return part
        return str(part) if isinstance(part, float) else "a number too long to write"

    return walk(value, 0)


def is_ordinary(number: float) -> bool:
    """Whether a number is one that can be computed with: finite, and not past every floating-point number.

    >>> is_ordinary(10**300), is_ordinary(10**400), is_ordinary(float("nan"))
    (True, False, False)
    """
    if isinstance(number, int):
        return abs(number) < 10**_DIGITS
    return math.isfinite(number)


def whole_letters(text: str) -> str:
    """Return a text with the halves of letters joined, and a half without its other one replaced.

    >>> whole_letters("\\ud83d\\ude42 \\ud83d")
    '🙂 \ufffd'
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else digits


def _decimal(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits
