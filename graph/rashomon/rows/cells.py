"""How a cell is split: `;` several jointly, `&` mutual, `>` relayers, `?words` unnamed, `@key` an event elsewhere."""

import msgspec


class Part(msgspec.Struct, frozen=True):
    """One thing that a cell names.

    Args:
        text: the name, words or key, without its mark.
        unnamed: `?words`: somebody without a name, described in these words; no words: nobody says who.
        event: `@key`: an event by its key.
        mutual: stands with others between `&`: they do it to one another.
    """

    text: str
    unnamed: bool = False
    event: bool = False
    mutual: bool = False

    @property
    def written(self) -> str:
        """Give it as it is written in a cell."""
        return f"{'?' if self.unnamed else '@' if self.event else ''}{self.text}"


def parts(cell: str) -> tuple[Part, ...]:
    """Split a cell at `;`, and each piece at `&`; what is empty between two marks is left out."""
    found: list[Part] = []
    for piece in cell.split(";"):
        several = [one for one in piece.split("&") if one.strip()]
        found += [_part(one, mutual=len(several) > 1) for one in several]
    return tuple(dict.fromkeys(found))


def relayers(cell: str) -> tuple[Part, ...]:
    """Split a cell at `>`: who relays, the one nearest to the speaker first."""
    return tuple(_part(one) for one in cell.split(">") if one.strip())


def mutual(cell: str) -> bool:
    """Tell whether a cell names some who do it to one another."""
    return any(part.mutual for part in parts(cell))


def _part(text: str, *, mutual: bool = False) -> Part:
    text = " ".join(text.split())
    mark = text[:1]
    if mark in {"?", "@"}:
        return Part(text[1:].strip(), unnamed=mark == "?", event=mark == "@", mutual=mutual)
    return Part(text, mutual=mutual)
