"""`rashomon start`: a folder to begin in, whole or not at all, and never over what is there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import main
from rashomon.kits import KITS, xlsx
from rashomon.registry import Registry
from rashomon.vocabulary import Vocabulary


def start(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["start", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_it_lists_the_tools() -> None:
    code, out, _ = start("--list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [kit.name for kit in KITS]


def test_it_fills_a_new_folder_and_says_what_to_do_next(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    code, out, err = start(str(folder), "--for", "xlsx")
    assert code == 0
    assert [Path(line).relative_to(folder).as_posix() for line in out.splitlines()] == [
        "claims.xlsx", "texts/harbour-gazette.txt", "texts/shurfat-al-madina.txt",
    ]  # fmt: skip
    assert f"next: rashomon build {folder}" in err
    built = CliRunner().invoke(main, ["build", str(folder), "-o", str(tmp_path / "dataset")])
    assert built.exit_code == 0, built.stderr
    assert "2 articles, 10 claims, 0 held back" in built.stderr


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert start(str(tmp_path))[0] == 0
    assert (tmp_path / "claims.xlsx").is_file()


def test_a_folder_that_holds_something_is_refused_aloud(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    code, _, err = start(str(tmp_path), "--for", "xlsx")
    assert code == 2
    assert f"The folder {tmp_path} is not empty; nothing was written" in err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name the folder to make"),
        (("{tmp}/x", "--for", "excel"), "There is no kit for excel. Kits: xlsx, "),
        (("{tmp}/no/such/x",), "Make it first"),
        (("{tmp}/file",), "is a file; a kit is a folder"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = start(*(one.format(tmp=tmp_path) for one in arguments))
    assert code == 2
    assert words in err
    assert not (tmp_path / "x").exists()


def test_a_kit_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(folder: Path, _vocabulary: Vocabulary, _registry: Registry) -> None:
        (folder / "half.txt").write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(xlsx, "fill", fails)
    code, _, err = start(str(tmp_path / "mine"))
    assert code == 1
    assert "No space left" in err
    assert list(tmp_path.iterdir()) == []


def test_a_names_list_of_one_s_own_is_used_and_a_broken_one_named(tmp_path: Path) -> None:
    names = tmp_path / "registry.toml"
    names.write_text('[our-mill]\nkind = "place"\nnames.en = ["Our mill"]\n', encoding="utf-8")
    assert start(str(tmp_path / "mine"), "--for", "csv", "--registry", str(names))[0] == 0
    assert "our-mill,place,,Our mill" in (tmp_path / "mine" / "names.csv").read_text(encoding="utf-8")
    names.write_text('[our-mill]\nkind = "plac"\n', encoding="utf-8")
    code, _, err = start(str(tmp_path / "other"), "--for", "csv", "--registry", str(names))
    assert code == 2
    assert "The names list has a fault" in err
