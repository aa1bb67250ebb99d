"""Reads the sections of a mapping file with their lines, and reports what is wrong in them."""

import difflib
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from rashomon.problems import Place, Problem, Report, Severity
from rashomon.toml_lines import TomlLines
from rashomon.vocabulary import Vocabulary

_SHOWN = 12


class Sections:
    """A mapping file as it is being checked.

    Args:
        toml: the file.
        vocabulary: the ontology whose names stand on the right.
        report: takes what is wrong.
    """

    def __init__(self, toml: TomlLines, vocabulary: Vocabulary, report: Report) -> None:
        self.toml, self.vocabulary, self._report = toml, vocabulary, report
        self.left_open: set[str] = set()

    def problem(
        self,
        keys: tuple[str, ...],
        code: str,
        message: str,
        *,
        expected: str = "",
        advice: str = "",
        severity: Severity = Severity.VIOLATION,
    ) -> None:
        """Report something about a key."""
        place = Place(file=self.toml.path, line=self.toml.line(*keys))
        self._report(Problem(code, message, place, severity, expected=expected, advice=advice))

    def table(self, *keys: str) -> dict[str, Any] | None:
        """Give a table by its key path; None where it is not there or is no table (then that is reported)."""
        value: Any = self.toml.data
        for key in keys:
            if not isinstance(value, dict) or key not in value:
                return None
            value = value[key]
        if isinstance(value, dict):
            return value
        self.problem(keys, "value-unusable", f"“{'.'.join(keys)}” is no table", expected=f"[{'.'.join(keys)}]")
        return None

    def check_keys(self, table: Iterable[str], known: Collection[str], *above: str) -> None:
        """Report each key that is not known, with the one that was probably meant."""
        for key in table:
            if key not in known:
                where = f"[{'.'.join(above)}]" if above else "a mapping"
                close = difflib.get_close_matches(key.lower().replace("_", "-"), sorted(known), n=1)
                advice = f"Did you mean “{close[0]}”?" if close else f"Known keys: {', '.join(sorted(known))}."
                self.problem((*above, key), "key-unknown", f"“{key}” is no key of {where}", advice=advice)

    def text(self, table: dict[str, Any], key: str, *above: str) -> str:
        """Give a text, or empty where the key is missing or holds something else (then that is reported)."""
        value = table.get(key, "")
        if isinstance(value, str):
            return value
        self._unusable((*above, key), "a text in quotes")
        return ""

    def texts(self, table: dict[str, Any], key: str, *above: str) -> tuple[str, ...]:
        """Give one text or a list of texts."""
        value = table.get(key, [])
        if isinstance(value, str):
            return (value,) if value else ()
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._unusable((*above, key), "a text in quotes, or a list of them")
        return ()

    def flag(self, table: dict[str, Any], key: str, *above: str) -> bool:
        """Give true or false; false where the key is missing."""
        value = table.get(key, False)
        if isinstance(value, bool):
            return value
        self._unusable((*above, key), "true or false")
        return False

    def choice(self, value: str, known: Collection[str], *keys: str) -> str:
        """Give the value if it is one of those known, else an empty string; that is reported."""
        if value in known:
            return value
        if not value:
            return self._leave_open(keys, " | ".join(sorted(known)))
        close = difflib.get_close_matches(value.lower(), sorted(known), n=1)
        advice = f"Did you mean “{close[0]}”?" if close else ""
        self.problem(
            keys,
            "value-unusable",
            f"“{value}” cannot stand for “{keys[-1]}”",
            expected=" | ".join(sorted(known)),
            advice=advice,
        )
        return ""

    def name(self, value: str, list_name: str, *keys: str, more: Collection[str] = (), expected: str = "") -> str:
        """Give a name if the ontology has it, else an empty string; that is reported with what is near.

        Args:
            value: the name.
            list_name: name of the list, or "role".
            keys: where it stands.
            more: names that may stand there too.
            expected: what may stand there, in words, where a list's name does not say it.
        """
        names = self.vocabulary.roles if list_name == "role" else self.vocabulary.values(list_name)
        if value in more or value in names:
            return value
        if not value:
            usual = "a relation" if list_name == "role" else f"a name of the list “{list_name}”"
            return self._leave_open(keys, expected or f"{usual} (see `rashomon ontology`)")
        close = difflib.get_close_matches(value, sorted(more), n=1, cutoff=0.75)
        near = tuple(dict.fromkeys((*close, *self.vocabulary.suggest(value, list_name))))
        near = near or tuple(difflib.get_close_matches(value, sorted(more), n=1))
        shown = ", ".join(list(names)[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        advice = f"Did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else f"Known names: {shown}."
        kind = "role" if list_name == "role" else f"name of the list “{list_name}”"
        self.problem(keys, "name-unknown", f"“{value}” is no {kind}", expected=expected, advice=advice)
        return ""

    def entries(self, section: str, *, dotted: bool = False) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Give the entries of a section as (label, value of `as`, the table around it).

        An entry is a text, which stands for its `as`, or a table with `as`.

        Args:
            section: name of the section.
            dotted: whether a table of entries may stand there too; TOML reads `Attack.Agent = "target"` so.
        """
        for label, value in (self.table(section) or {}).items():
            inner = value.items() if isinstance(value, dict) and "as" not in value else ()
            if _is_entry(value):
                yield label, *_entry(value)
            elif dotted and inner and all(_is_entry(one) for _, one in inner):
                for name, one in inner:
                    yield f"{label}.{name}", *_entry(one)
            else:
                self._unusable((section, label), 'a name in quotes, or { as = "name" }')

    def _leave_open(self, keys: tuple[str, ...], expected: str) -> str:
        self.left_open.add(keys[-1])
        message, advice = f"“{keys[-1]}” has no value yet", "Fill it in, or delete the line."
        self.problem(keys, "mapping-open", message, expected=expected, advice=advice, severity=Severity.WARNING)
        return ""

    def _unusable(self, keys: tuple[str, ...], expected: str) -> None:
        self.problem(keys, "value-unusable", f"the value of “{keys[-1]}” is unusable", expected=expected)


def _is_entry(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get("as"), str))


def _entry(value: Any) -> tuple[str, dict[str, Any]]:
    return (value, {}) if isinstance(value, str) else (value["as"], value)
