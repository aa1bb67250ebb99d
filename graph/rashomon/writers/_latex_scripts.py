"""Words in scripts that LaTeX's own fonts lack: found, marked, and given a font."""

import re
import unicodedata
from collections.abc import Callable

_PLAIN = "\x20-\x7e\xa0-\xac\xae-\xffĀ-ĥĨ-ķĹ-ľŁ-ňŊ-ťŨ-ž–—‘’‚“”„†‡•…‹›€™"
"""What pdflatex (T1), xelatex and lualatex can all print with LaTeX's own fonts."""
_NEUTRAL = re.compile(r"[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e\d\xa0–—‘’“”…]+")
"""What may stand between two words of one script without ending it."""
_FOREIGN = re.compile(f"[^{_PLAIN}]+")
_OTHER = "Other"
_MACRO = re.compile(r"\\rashomonscript\{([A-Za-z]+)\}")

_SCRIPTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ARABIC": ("Arabic", ("Noto Naskh Arabic", "Amiri", "DejaVu Sans")),
    "HEBREW": ("Hebrew", ("Noto Serif Hebrew", "Noto Sans Hebrew", "DejaVu Sans")),
    "SYRIAC": ("Syriac", ("Noto Sans Syriac", "FreeSans")),
    "CYRILLIC": ("Cyrillic", ("Noto Serif", "DejaVu Serif", "FreeSerif")),
    "GREEK": ("Greek", ("Noto Serif", "DejaVu Serif", "FreeSerif")),
    "CJK": ("Han", ("Noto Serif CJK SC", "Noto Sans CJK SC", "FandolSong")),
    "HIRAGANA": ("Japanese", ("Noto Serif CJK JP", "Noto Sans CJK JP", "IPAexMincho")),
    "KATAKANA": ("Japanese", ("Noto Serif CJK JP", "Noto Sans CJK JP", "IPAexMincho")),
    "HANGUL": ("Korean", ("Noto Serif CJK KR", "Noto Sans CJK KR", "Baekmuk")),
    "DEVANAGARI": ("Devanagari", ("Noto Serif Devanagari", "Noto Sans Devanagari", "FreeSerif")),
    "ARMENIAN": ("Armenian", ("Noto Serif Armenian", "DejaVu Serif")),
    "GEORGIAN": ("Georgian", ("Noto Serif Georgian", "DejaVu Serif")),
    "ETHIOPIC": ("Ethiopic", ("Noto Serif Ethiopic", "Noto Sans Ethiopic")),
    "THAI": ("Thai", ("Noto Serif Thai", "Noto Sans Thai", "FreeSerif")),
    "": (_OTHER, ("DejaVu Sans", "Noto Sans", "FreeSans")),
}
"""First word of a character's Unicode name -> name of the script, and fonts that have it, the best one first."""
_RIGHT_TO_LEFT = ("Arabic", "Hebrew", "Syriac")
_UNSPACED = ("Han", "Japanese", "Thai")
"""Scripts without blanks between words: a line may end behind any character."""

_DEFINITIONS = r"""% Words in another script: its name, its first character, the words. Where no font has it: the name.
\DeclareRobustCommand{\rashomonscript}[3]{\leavevmode
  \ifcsname rashomonunicode\endcsname
    {\rashomonfont{#1}\iffontchar\font"#2\relax
      \ifcsname rashomonright#1\endcsname\rashomonrtl{#3}\else#3\fi
    \else\emph{[#1]}\fi}%
  \else\emph{[#1]}\fi}%
\DeclareRobustCommand{\rashomonsign}[2]{\leavevmode
  \ifcsname rashomonunicode\endcsname
    {\iffontchar\font"#1\relax#2\else\rashomonfont{Other}\iffontchar\font"#1\relax#2\else[U+#1]\fi\fi}%
  \else[U+#1]\fi}%
\def\rashomonfont#1{\ifcsname rashomonfont#1\endcsname\csname rashomonfont#1\endcsname\fi}%
\ifdefined\XeTeXrevision
  \def\rashomonunicode{}%
  \def\rashomonrtl#1{\TeXXeTstate=1 \beginR #1\endR}%
\fi
\ifdefined\directlua
  \def\rashomonunicode{}%
  \def\rashomonrtl#1{\textdir TRT #1}%
\fi"""


def marked(text: str, escape: Callable[[str], str]) -> str:
    r"""Escape a text; words in other scripts come into \rashomonscript, single signs into \rashomonsign.

    Args:
        text: without control characters.
        escape: gives characters as LaTeX needs them.
    """
    text = unicodedata.normalize("NFC", text)  # the same letters, of which more are in LaTeX's fonts
    parts: list[str] = []
    end = 0
    for begin, finish, script in _runs(text):
        parts += [escape(text[end:begin]), _set(text[begin:finish], script, escape)]
        end = finish
    return "".join([*parts, escape(text[end:])])


def _set(run: str, script: str, escape: Callable[[str], str]) -> str:
    if script == _OTHER:
        signs = re.findall(r".[\u0300-\u036f\u200d\ufe00-\ufe0f]*", run)
        return "".join(_sign(sign, escape) for sign in signs)
    pieces = re.findall(r".[\u0300-\u036f\u0e31-\u0e4e]*", run) if script in _UNSPACED else [run]
    words = "\\allowbreak{}".join(map(escape, pieces))
    return f"\\rashomonscript{{{script}}}{{{ord(run[0]):04X}}}{{{words}}}"


def _sign(sign: str, escape: Callable[[str], str]) -> str:
    number = f"{ord(sign[0]):04X}"
    # Nobody knows how to print these; LuaTeX stops at some of them, and at the sign for a broken character.
    if unicodedata.category(sign[0]) in {"Cn", "Co"} or sign[0] == "\ufffd":
        return escape(f"[U+{number}]{sign[1:]}")
    return f"\\rashomonsign{{{number}}}{{{escape(sign)}}}"


def named(text: str) -> str:
    """Put the names of scripts in the place of words in them: for lists of tables, which come before any definition.

    Args:
        text: without control characters.
    """
    text = unicodedata.normalize("NFC", text)
    parts: list[str] = []
    end = 0
    for begin, finish, script in _runs(text):
        word = f"[{script}]" if script != _OTHER else "".join(f"[U+{ord(char):04X}]" for char in text[begin:finish])
        parts += [text[end:begin], word]
        end = finish
    return "".join([*parts, text[end:]])


def fonts(body: str) -> list[str]:
    """Give the lines of the preamble that choose a font for each script in a piece of LaTeX.

    Args:
        body: what `marked` gave.
    """
    names = dict(_SCRIPTS.values())
    lines: list[str] = []
    for script in _used(body):
        macro = f"\\rashomonfont{script}"
        features = f"[Script={script}]" if script in _RIGHT_TO_LEFT else ""
        choice = "{}"
        for font in reversed(names[script]):
            choice = f"{{\\IfFontExistsTF{{{font}}}{{\\newfontfamily{macro}{features}{{{font}}}}}{choice}}}"
        lines.append(choice[1:-1])
    return lines


def definitions(body: str) -> list[str]:
    r"""Give the lines that define \rashomonscript and \rashomonsign, where a piece of LaTeX uses one of them.

    Args:
        body: what `marked` gave.
    """
    if not _used(body):
        return []
    right = "".join(f"\\expandafter\\def\\csname rashomonright{script}\\endcsname{{}}%\n" for script in _RIGHT_TO_LEFT)
    return [r"\ifdefined\rashomonscript\else%", right + _DEFINITIONS, r"\fi"]


def _used(body: str) -> list[str]:
    signs = {_OTHER} if "\\rashomonsign{" in body else set()
    return sorted({*_MACRO.findall(body), *signs})


def _runs(text: str) -> list[tuple[int, int, str]]:
    """Find the runs of one other script each: begin, end, name of the script."""
    runs: list[tuple[int, int, str]] = []
    for match in _FOREIGN.finditer(text):
        for index in range(match.start(), match.end()):
            script = _script(text[index])
            if runs and (script == runs[-1][2] or _belongs(text[index])) and runs[-1][1] == index:
                runs[-1] = (runs[-1][0], index + 1, runs[-1][2])
            elif runs and script == runs[-1][2] and _NEUTRAL.fullmatch(text[runs[-1][1] : index]):
                runs[-1] = (runs[-1][0], index + 1, script)
            else:
                runs.append((index, index + 1, script))
    return runs


def _belongs(char: str) -> bool:
    """Tell whether a character has no script of its own and stays with what stands before it."""
    return unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf", "Sk", "Lm"}


def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]
    return _SCRIPTS.get(name, _SCRIPTS[""])[0]
