r"""Tables as LaTeX: every text as it was, no command in it, and a document that each TeX at hand compiles."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from hostile_strings import HOSTILE
from rashomon.problems import visible
from rashomon.table import Table, integer, text
from rashomon.writers._latex_scripts import _PLAIN
from rashomon.writers.latex import as_document, as_latex, as_piece, escaped
from rashomon.writers.tables import TABLE_FORMATS

_PRINTED = {
    r"\textbackslash{}": "\\", r"\{": "{", r"\}": "}", r"\$": "$", r"\&": "&", r"\#": "#", r"\textasciicircum{}": "^",
    r"\_": "_", r"\textasciitilde{}": "~", r"\%": "%", r"\textless{}": "<", r"\textgreater{}": ">",
    r"\textbar{}": "|", r"\textquotedbl{}": '"', r"\textquotesingle{}": "'", r"\textasciigrave{}": "`", "{[}": "[",
    "{]}": "]", "{*}": "*", "~": "\xa0", "{}": "", r"\allowbreak{}": "",
}  # fmt: skip
"""All that a text may become, and what is printed of it."""
_TOKEN = re.compile(
    "|".join(map(re.escape, sorted(_PRINTED, key=len, reverse=True))) + r"|[^\\{}$&#^_~%<>|\"'`\[\]*]", re.DOTALL
)
_SCRIPT = re.compile(r"\\rashomonscript\{[A-Za-z]+\}\{[0-9A-F]{4,6}\}\{|\\rashomonsign\{[0-9A-F]{4,6}\}\{")
_ENGINES = ("xelatex", "lualatex", "pdflatex")


def printed(latex: str) -> str:
    """Give what LaTeX prints of an escaped text; anything but plain characters and known commands is a fault."""
    out, at, depth = "", 0, 0
    while at < len(latex):
        if opening := _SCRIPT.match(latex, at):
            at, depth = opening.end(), depth + 1
        elif depth and latex[at] == "}":
            at, depth = at + 1, depth - 1
        else:
            token = _TOKEN.match(latex, at)
            assert token, f"a command of LaTeX: {latex[at : at + 30]!r}"
            out += _PRINTED.get(token[0], token[0])
            at = token.end()
    assert depth == 0
    return out


def _expected(given: str) -> str:
    shown = visible(re.sub(r"\r\n|\r|\n", " ", given)).replace("⏎", " ")
    normal = unicodedata.normalize("NFC", shown)
    unprinted = {char for char in normal if unicodedata.category(char) in {"Cn", "Co"}} | {"\ufffd"}
    return "".join(f"[U+{ord(char):04X}]" if char in unprinted else char for char in normal)


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_text_prints_as_it_was_and_does_nothing(word: str) -> None:
    assert printed(escaped(word)) == _expected(word)
    assert "\n" not in escaped(word), "a blank line would end a cell"


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_text_in_every_place_of_a_table(word: str) -> None:
    table = Table((f"a{word}", "b"), ((text(word), text(word)),), (word,), {}, word)
    plain = Table(("aX", "b"), ((text("X"), text("X")),), ("X",), {}, "X")
    found, model = as_latex(table), as_latex(plain)
    for command in (r"\begin", r"\end", r"\caption", r"\label", r"\tabularnewline", r"\toprule", r"\bottomrule"):
        named = rf"{re.escape(command)}(?![a-zA-Z])"
        assert len(re.findall(named, found)) == len(re.findall(named, model)), command
    if not word.endswith("_iri"):  # a column of that name is one of IRIs, and left out
        assert len(re.findall(r"(?<!\\)&", found)) == len(re.findall(r"(?<!\\)&", model)) == 3
    label = re.search(r"\\label\{(.*)\}\\tabularnewline", found)
    assert label
    assert re.fullmatch(r"tab:[a-z0-9-]+", label[1])


def test_two_hyphens_commas_and_quotes_do_not_become_another_character() -> None:
    assert escaped("a--b,,c") == "a-{}-b,{},c"
    assert escaped("''") == r"\textquotesingle{}\textquotesingle{}"


def test_words_in_another_script_are_one_run_with_what_stands_between_them() -> None:
    found = escaped("says قُتِل ثلاثة (3) مدنيين, in Daily")
    assert found == r"says \rashomonscript{Arabic}{0642}{قُتِل ثلاثة (3) مدنيين}, in Daily"
    assert escaped("Идлиб") == r"\rashomonscript{Cyrillic}{0418}{Идлиб}"
    assert escaped("🔴 x") == r"\rashomonsign{1F534}{🔴} x"
    assert escaped("上海") == r"\rashomonscript{Han}{4E0A}{上\allowbreak{}海}"
    assert escaped("Łódź, “x” – e\u0301") == "Łódź, “x” – é"


def test_a_piece_says_what_the_preamble_needs_and_only_where_needed() -> None:
    plain = as_piece([Table(("a",), ((text("b"),),), title="One")])
    assert plain.startswith(r"% In the preamble: \usepackage{array,booktabs,longtable,pdflscape}")
    assert "rashomon" not in plain
    arabic = as_piece([Table(("a",), ((text("حلب"),),), title="One")])
    assert "% Words in other scripts: compile with xelatex or lualatex" in arabic
    assert r"\newfontfamily\rashomonfontArabic[Script=Arabic]{Amiri}" in arabic
    assert r"\DeclareRobustCommand{\rashomonscript}" in arabic


def test_rules_caption_label_and_notes() -> None:
    table = Table(("who", "n"), ((text("a"), integer(3)), (text("b"), integer(4))), ("50% of it",), {}, "Who & what")
    found = as_latex(table)
    assert r"\caption{Who \& what}\label{tab:who-what}\tabularnewline" in found
    for rule in (r"\toprule", r"\midrule", r"\bottomrule"):
        assert rule in found
    assert "a & 3 \\tabularnewline\nb & 4 \\tabularnewline" in found
    assert r"50\% of it" in found
    assert r"\raggedleft" in found, "numbers stand at the right"


def test_cells_of_the_first_head_are_not_repeated() -> None:
    rows = tuple((text(about), text(what), text("x")) for about, what in [("a", "p"), ("a", "q"), ("b", "p")])
    found = as_piece([Table(("about", "question", "who"), rows)], heads=2)
    assert "a & p & x \\tabularnewline\n & q & x \\tabularnewline\n\\addlinespace\nb & p & x \\tabularnewline" in found


def test_wide_tables_are_turned_and_very_wide_ones_split() -> None:
    def table(columns: int) -> Table:
        return Table(tuple(f"c{n}" for n in range(columns)), (tuple(text(f"v{n}") for n in range(columns)),), title="T")

    assert r"\begin{landscape}" not in as_latex(table(6))
    assert as_latex(table(7)).count(r"\begin{landscape}") == 1
    assert as_latex(table(10)).count(r"\begin{longtable}") == 1
    split = as_latex(table(25))
    assert split.count(r"\begin{longtable}") == 3
    for part in ("(1 of 3)", "(2 of 3)", "(3 of 3)"):
        assert f"\\caption{{T {part}}}" in split
    assert split.count("v0 &") == 3, "the heads of the rows stand in each part"
    for column in range(1, 25):
        assert len(re.findall(rf"\bv{column}\b", split)) == 1
    assert split.count(r"\label") == 1


def test_tables_of_one_name_have_labels_of_their_own() -> None:
    found = as_piece([Table(("a",), title="Same"), Table(("a",), title="Same"), Table(("a",), title="حلب")])
    assert re.findall(r"\\label\{([^}]*)\}", found) == ["tab:same", "tab:same-2", "tab:table"]


def _compile(engine: str, folder: Path) -> str:
    """Compile paper.tex in a folder; give what TeX says."""
    command = shutil.which(engine)
    if command is None:
        pytest.skip(f"{engine} is not on this machine")
    done = subprocess.run(
        [command, "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
        cwd=folder, capture_output=True, check=False, timeout=180,
    )  # fmt: skip
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, [line for line in said.splitlines() if line.startswith("!")] + [said[-1500:]]
    return (folder / "paper.log").read_text("utf-8", "replace")


@pytest.mark.parametrize("engine", _ENGINES)
def test_a_document_with_every_hostile_text_compiles(engine: str, tmp_path: Path) -> None:
    rows = tuple((text(str(number)), text(word), text(f"{word} {word}")) for number, word in enumerate(HOSTILE))
    wide = Table(tuple(f"{n} {word}" for n, word in enumerate(HOSTILE[:23])), (tuple(map(text, HOSTILE[:23])),))
    tables = [Table(("n", "word", "twice"), rows, HOSTILE, {}, "حلب and others"), wide]
    (tmp_path / "paper.tex").write_bytes(as_document(tables, heads=2).encode("utf-8", "replace"))
    _compile(engine, tmp_path)
    assert (tmp_path / "paper.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("engine", _ENGINES)
def test_no_letter_that_stands_unmarked_is_lost_in_silence(engine: str, tmp_path: Path) -> None:
    rows = tuple((text(letter), text(f"x{letter}x")) for letter in _letters())
    (tmp_path / "paper.tex").write_bytes(as_document([Table(("letter", "between"), rows)]).encode())
    assert "Missing character" not in _compile(engine, tmp_path)


def _letters() -> list[str]:
    """Every character that stands unmarked."""
    return [chr(code) for code in range(0x20, 0x2100) if re.fullmatch(f"[{_PLAIN}]", chr(code))]


@pytest.mark.parametrize("engine", _ENGINES)
def test_a_piece_compiles_in_a_paper_of_somebody_elses(engine: str, tmp_path: Path) -> None:
    piece = as_piece([Table(("who", "says"), ((text("ناشطون"), text("🔴 50%")),), ("a note",), {}, "One حلب")])
    encoding = "\\usepackage[T1]{fontenc}\n" if engine == "pdflatex" else ""
    paper = (
        f"\\documentclass{{article}}\n{encoding}\\usepackage{{array,booktabs,longtable,pdflscape}}\n"
        "\\begin{document}\n\\listoftables\n\\input{piece}\n\\input{piece}\n\\end{document}\n"
    )
    (tmp_path / "piece.tex").write_bytes(piece.encode())
    (tmp_path / "paper.tex").write_bytes(paper.encode())
    for _ in range(2):  # the list of tables comes back from the first run
        log = _compile(engine, tmp_path)
    assert "Missing character" not in log, "without a font for it, the name of the script is printed"


def test_it_is_a_format_of_tables() -> None:
    assert TABLE_FORMATS["latex"] is as_latex
