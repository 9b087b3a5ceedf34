"""Numbers as people type them, wherever they learnt to write numbers."""

import re
import unicodedata
from dataclasses import dataclass

from negolib.in_words import amount

LARGEST = 1e15
_LONGEST = 80  # letters; a number with its unit is never that long
_MOST_DIGITS = 25

_SIGNS = str.maketrans(
    dict.fromkeys("−–—‒﹣－", "-")
    | dict.fromkeys("’‘′´`ʼ٬", "'")
    | {"٫": ".", "．": ".", "，": ","}
    # A fraction slash, and the signs of East Asian keyboards.
    | {"⁄": "/", "％": "%", "（": "(", "）": ")", "＋": "+"}
)
_CURRENCIES = {
    "euros": ("€", "eur", "euro", "euros"),
    "dollars": ("$", "usd", "dollar", "dollars"),
    "pounds": ("£", "gbp", "pound", "pounds"),
    "yen": ("¥", "jpy", "yen"),
    "rupees": ("₹", "inr", "rs", "rupee", "rupees"),
    "francs": ("chf", "fr", "sfr", "franc", "francs", "franken"),
}
_CURRENCY_OF = {word: name for name, words in _CURRENCIES.items() for word in words}
_SCALES = {
    1e3: ("k", "thousand", "tsd", "mille"),
    1e5: ("lakh", "lakhs"),
    1e6: ("million", "millions", "mio", "mn"),
    1e7: ("crore", "crores"),
    1e9: ("billion", "billions", "bn", "mrd"),
}
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words}
_PERCENT = {"%", "percent", "pct", "percentage"}
_ABOUT = {"~", "≈", "=", "about", "approx", "approximately", "around", "ca", "circa", "roughly"}
_IN_WORDS = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|half)\b"
)
_LIMIT = re.compile(
    r"^[<>≤≥]=? ?[-€$£¥₹\d]|\d\+$"
    r"|\b(at least|at most|min|max|more|less|up to|over|under|from|between|above|below)\b"
)
_SEVERAL = re.compile(r"\d\s*(?:\bto\b|\bor\b|\band\b|\bbis\b|-|;|,(?=\s)|\s|/|\.\.+|…)\s*[€$£¥₹]?\s*\d")

_FRACTION = re.compile(r"(?:(\d+) )?(\d+)/(\d+)")
_PLAIN = re.compile(r"\d+[.,]?|\d*[.,]\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_GROUPED = [
    re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?P<rest>\.\d*)?"),
    re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?P<rest>,\d*)?"),
    re.compile(r"[1-9]\d{0,2}(?:[ ']\d{3})+(?P<rest>[.,]\d*)?"),
    re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?P<rest>\.\d*)?"),  # lakhs and crores
]


def read_number(
    text: object, what: str, *, low: float | None = None, high: float | None = None, unit: str = ""
) -> float:
    """Return the number somebody typed, or say in one sentence what is wrong with it.

    Understood are the habits of English, German, French, Swiss and Indian writers and of accountants: a
    decimal comma, thousands apart by comma, dot, blank or apostrophe, fractions, currency signs, per cent,
    "4k", (84) for minus 84, and the field's own unit. Where one dot and three digits could be either, the
    limits decide, then the unit (amounts of money have no thousandths), else the learner.

    Args:
        text: what was typed.
        what: what the number is, as the sentence should call it: "The buyer's limit".
        low: the least that makes sense.
        high: the most that makes sense.
        unit: what is counted; a sentence about the limits names it. Another currency is refused.

    Raises:
        ValueError: with one sentence, when it is no number, could be two, or lies outside.

    >>> read_number("1,200.5", "The price"), read_number("−4,5", "The price"), read_number("2½", "The price")
    (1200.5, -4.5, 2.5)
    >>> read_number("428,50 €", "The price", unit="euros per 1,000 boxes")
    428.5
    >>> read_number("cheap", "The price")
    Traceback (most recent call last):
    ValueError: The price is a number such as 12.5; “cheap” is not one.
    """
    field = _Field(what, low, high, unit)
    value = _read(" ".join(str(text).split()), field)
    return _inside(value, field)


@dataclass(frozen=True)
class _Field:
    what: str
    low: float | None
    high: float | None
    unit: str

    @property
    def unit_words(self) -> list[str]:
        return [_stem(word) for word in self.unit.lower().split()]

    @property
    def currency(self) -> str | None:
        return next((_CURRENCY_OF[word] for word in self.unit.lower().split() if word in _CURRENCY_OF), None)

    @property
    def counted_in(self) -> str:
        return self.currency or self.unit

    @property
    def scale(self) -> float:
        return next((_SCALE_OF[word] for word in self.unit_words if word in _SCALE_OF), 1.0)

    @property
    def is_share(self) -> bool:
        unit = self.unit.lower().replace("per cent", "percent")
        return not unit or "%" in unit or "percent" in unit

    def fits(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def _read(typed: str, field: _Field) -> float:
    if not typed:
        raise ValueError(f"{field.what} is empty: type a number.")
    if sum(letter.isdigit() for letter in typed) > _MOST_DIGITS:
        raise _too_large(field)
    line = _tidy(typed) if len(typed) <= _LONGEST else ""
    tokens, negative = _without_brackets(line)
    tokens, scale, foreign = _without_words(tokens, field)
    sign, core = _signed(" ".join(tokens))
    if negative and sign:
        core = ""
    direction = -1.0 if negative or sign == "-" else 1.0
    amount = None if foreign else _amount(core, direction, typed, field)
    if amount is None:
        raise ValueError(_why_not(line, typed, foreign, field))
    value = direction * amount * scale
    if abs(value) > LARGEST:
        raise _too_large(field)
    return value


def _tidy(typed: str) -> str:
    letters = []
    for letter in typed.lower():
        kind = unicodedata.category(letter)
        if kind == "Nd":
            letters.append(str(unicodedata.decimal(letter)))
        elif kind == "Zs":
            letters.append(" ")
        elif kind == "No" and "⁄" in (parts := unicodedata.normalize("NFKC", letter)):
            letters.append(f" {parts} ")  # ½ and its like
        else:
            letters.append(letter)
    line = "".join(letters).translate(_SIGNS).replace("per cent", "percent")
    # A sign or a word stands by itself.
    line = re.sub(r"([€$£¥₹%~≈=])", r" \1 ", line)
    line = re.sub(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=[-+\d(])", " ", line)
    return " ".join(line.split())


def _without_brackets(line: str) -> tuple[list[str], bool]:
    """Accountants put what is lost in brackets."""
    inner = re.fullmatch(r"\(([^()]*)\)(.*)|([^()\d]*)\(([^()]*)\)", line)
    if inner is None:
        return line.split(), False
    return " ".join(part for part in inner.groups() if part).split(), True


def _without_words(tokens: list[str], field: _Field) -> tuple[list[str], float, str]:
    """Take away what belongs to the number and is no part of it; also return its scale and a foreign unit."""
    tokens, scaled = _without_unit(tokens, field)
    scale, foreign = 1.0, ""
    left: list[str] = []
    for place, token in enumerate(tokens):
        word = token.rstrip(".") or token
        after = any(letter.isdigit() for letter in " ".join(tokens[:place]))
        if word in _CURRENCY_OF:
            foreign = foreign or ("" if _CURRENCY_OF[word] == field.currency or not field.unit else token)
        elif word in _PERCENT and after:
            foreign = foreign or ("" if field.is_share else token)
        elif word in _ABOUT and not after:
            continue
        elif word in _SCALE_OF and after and scale == 1.0 and not scaled:
            scale = _SCALE_OF[word] / field.scale
        else:
            left.append(token)
    return left, scale, foreign


def _without_unit(tokens: list[str], field: _Field) -> tuple[list[str], bool]:
    """Take the unit off the end, or any words of it in a row; say whether a scale went with it."""
    unit = field.unit_words
    for length in range(min(len(unit), len(tokens) - 1), 0, -1):
        tail = [_stem(token) for token in tokens[-length:]]
        runs = [unit[start : start + length] for start in range(len(unit) - length + 1)]
        if tail in runs and not all(part.isdigit() for part in tail):
            return tokens[:-length], any(part in _SCALE_OF for part in tail)
    return tokens, False


def _stem(word: str) -> str:
    word = word.lower().replace(",", "").rstrip(".")
    if word in ("pt", "pts"):
        return "point"
    return word.removesuffix("s") if len(word) > 2 else word


def _signed(core: str) -> tuple[str, str]:
    core = re.sub(r"(?<=\d[.,])--?$", "", core)  # 428,– says that there are no cents
    if core.endswith("-") and core[:1] not in "+-":
        return "-", core[:-1].strip()
    if core[:1] in ("+", "-"):
        return core[0], core[1:].strip()
    return "", core


def _amount(core: str, direction: float, typed: str, field: _Field) -> float | None:
    if part := _FRACTION.fullmatch(core):
        whole, above, below = (int(digits or 0) for digits in part.groups())
        return whole + above / below if below else None
    if _EITHER.fullmatch(core):
        return _either(core, direction, typed, field)
    for groups in _GROUPED:
        if found := groups.fullmatch(core):
            rest = found["rest"] or ""
            whole = re.sub(r"\D", "", core[: len(core) - len(rest)])
            return float(whole + rest.replace(",", "."))
    return float(core.replace(",", ".")) if _PLAIN.fullmatch(core) else None


def _either(core: str, direction: float, typed: str, field: _Field) -> float:
    """Read 1.200 or 1,200, which is one thousand two hundred to some and less than two to others."""
    thousands, decimal = float(re.sub(r"\D", "", core)), float(core.replace(",", "."))
    fitting = [value for value in (thousands, decimal) if field.fits(direction * value)]
    if len(fitting) == 1:
        return fitting[0]
    if "," in core:
        return thousands
    if field.currency and field.scale == 1.0:
        return thousands
    apart = core.rstrip("0") if core.endswith("0") else f"{core}0"
    sign = "−" if direction < 0 else ""
    whole = f"{sign}{thousands:.0f}"
    raise ValueError(f"Is “{_quoted(typed)}” {whole} or {sign}{apart.rstrip('.')}? Write one of the two.")


def _why_not(line: str, typed: str, foreign: str, field: _Field) -> str:
    if foreign or (field.unit and re.fullmatch(r"[-+]?[\d.,' ]*\d [a-z ]+", line)):
        words = "" if foreign else ", and no other words are read"
        return f"{field.what} is asked in {field.counted_in}; “{_quoted(typed)}” is not{words}."
    if re.search(r"\d", line) and not re.search(r"/0\b", line):
        several = _SEVERAL.search(line) and not re.search(r"\d [a-z]+ \d", _unlinked(line))
        if several or _LIMIT.search(line):
            return f"Write one number, without a range or a limit; “{_quoted(typed)}” is not one."
    kind = "a number in digits," if _IN_WORDS.search(line) else "a number"
    return f"{field.what} is {kind} such as 12.5; “{_quoted(typed)}” is not one."


def _unlinked(line: str) -> str:
    return re.sub(r"\b(to|or|and|bis)\b", "-", line)


def _quoted(typed: str) -> str:
    return typed[:40]


def _too_large(field: _Field) -> ValueError:
    return ValueError(f"{field.what} is longer or larger than anybody can mean: at most 15 digits are read.")


def _inside(value: float, field: _Field) -> float:
    if field.fits(value):
        return value
    words = f" {field.unit}" if field.unit else ""
    low, high = field.low, field.high
    shown = amount(value, 6)
    if low is not None and high is not None:
        raise ValueError(f"{field.what} lies between {low:g} and {high:g}{words}; {shown} does not.")
    side = f"at least {low:g}" if low is not None else f"at most {high:g}"
    raise ValueError(f"{field.what} is {side}{words}; {shown} is not.")
