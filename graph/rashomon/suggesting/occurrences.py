"""Which of several places a quote means, counted as whoever looks the quote up counts."""

import bisect

from rashomon.suggesting.words import Range

_BLANKS = {0xA0: " ", 0x202F: " ", 0x2007: " "}


class Occurrences:
    """Counts where quotes stand in a text.

    Args:
        text: the raw text; no-break spaces count as blanks.
    """

    def __init__(self, text: str) -> None:
        self._text = text.translate(_BLANKS)
        self._places: dict[str, list[int]] = {}

    def of(self, part: Range) -> int:
        """Give which place of its words a part is, counted from 1; 0 where they stand only once."""
        words = self._text[part.begin : part.end]
        places = self._places.get(words)
        if places is None:
            places = self._places[words] = self._all(words)
        return bisect.bisect_left(places, part.begin) + 1 if len(places) > 1 else 0

    def _all(self, words: str) -> list[int]:
        places = []
        place = self._text.find(words)
        while place >= 0:
            places.append(place)
            place = self._text.find(words, place + 1)
        return places
