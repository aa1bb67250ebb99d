"""TOML with the line of each table and key."""

import pytest

from rashomon.errors import ConfigurationError
from rashomon.toml_lines import parse_toml

TEXT = '''# [hidden]
scheme = "x"
text = """
[events]
Attack = "not this one"
"""
list = [
  "a",  # key = 1
  "b = 2",
]

[events]
Attack = "attack"
"Zu\\u00fcg" = {as = "x"}
Move.Agent = "agent"

[[rows]]
id = 1
[[rows]]
id = 2
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("scheme",), 2),
        (("text",), 3),
        (("list",), 7),
        (("events",), 12),
        (("events", "Attack"), 13),
        (("events", "Zuüg"), 14),
        (("events", "Move"), 15),
        (("events", "Move", "Agent"), 15),
        (("events", "none"), 12),
        (("rows", "id"), 18),
        (("hidden",), None),
        (("key",), None),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_is_that_of_the_key_and_not_of_words_in_a_value(
    keys: tuple[str, ...], line: int | None, ends: str
) -> None:
    assert parse_toml(TEXT.replace("\n", ends), "x.toml").line(*keys) == line


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \n", 2), ("a = " + "[" * 5_000, None)])
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int | None) -> None:
    with pytest.raises(ConfigurationError, match=r"x\.toml(:2)?: it is not TOML") as caught:
        parse_toml(text, "x.toml")
    assert caught.value.line == line
