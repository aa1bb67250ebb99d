"""Names as they are looked up: without case, diacritics, and the habits of scripts and typesetters.

Folding is for matching only. No text is changed by it, and no offset is measured in what it gives.
"""

import re
import unicodedata

_APOSTROPHES = "'`´‘’‚‛′‵ʹʺʻʼʽʾʿˈˊˋ˴\"“”„‟«»″＇＂"
_LETTERS = {
    # Arabic and Persian letters that are written for one another; the bare hamza falls away.
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ۍ": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۃ": "ه",
    "ہ": "ه", "ھ": "ه", "ە": "ه", "ء": "", "ٴ": "", "ـ": "",
    # Latin letters that have no decomposition.
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe",
}  # fmt: skip
_BEFORE = str.maketrans({**dict.fromkeys(_APOSTROPHES, ""), "\u2212": " ", "_": " "})
_AFTER = str.maketrans(_LETTERS)
# Marks that only help to pronounce. Elsewhere (Devanagari, Thai ...) a mark can be a vowel, so it stays.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_WEAK = re.compile(r"[aeiouwy]|(?<=.)h(?!$)")
_DOUBLED = re.compile(r"(.)\1+")


def fold(name: str) -> str:
    """Give the form of a name under which it is looked up; folding what is folded changes nothing.

    Compatibility forms, case, blanks (also no-break ones), diacritics, apostrophes and quotation marks,
    invisible characters, hyphens, Arabic hamza and alef forms, ta marbuta, tatweel and vowel signs, and the
    digits of other scripts make no difference.
    """
    while (folded := _fold_once(name)) != name:
        name = folded
    return name


def _fold_once(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.translate(_BEFORE)).casefold()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_AFTER)
    text = "".join(map(_plain, text))
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _plain(char: str) -> str:
    if char.isascii():
        return " " if char == "-" else char
    category = unicodedata.category(char)
    if category == "Pd":
        return " "
    if category == "Cf":
        return ""
    return str(unicodedata.decimal(char)) if category == "Nd" else char


def latin(name: str) -> str:
    """Give a folded name in plain Latin letters, whatever its script."""
    from anyascii import anyascii

    return fold(anyascii(fold(name)))


def skeleton(name: str) -> str:
    """Give the consonants of a name in Latin letters: what is left when a script writes no short vowels."""
    bare = _WEAK.sub("", latin(name).replace("kh", "x").replace("sh", "c"))
    return _DOUBLED.sub(r"\1", bare.replace(" ", ""))
