"""What a user asks to see of a dataset: filters that any question, report and export takes.

Filters of two kinds. *Choosing* ones (according to, status, from, to, in) pick what is shown; status and independent
parties stay as the whole dataset has them. *Leaving out* ones (without, reviewed, coder) ask as though the other
claims had never been made: status, parties and direct triples are worked out anew from the rest.
"""

import msgspec


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What shall be seen; several values of one filter mean any of them, several filters mean all of them.

    Args:
        according_to: IRIs of actors: claims made by, relayed by, or on behalf of one of them or its parts.
        without: IRIs of actors: claims made by, on behalf of, or through one of them or its parts are left out; of
            joint claims only their part.
        status: local names ("Contested").
        from_day: events that may have ended on this day or later (ISO 8601), or empty.
        to_day: events that may have begun on this day or earlier, or empty.
        places: IRIs: events in one of these places, or inside it, at any depth.
        reviewed: only claims that a person has reviewed.
        coders: IRIs: only claims that one of them coded.
    """

    according_to: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    from_day: str = ""
    to_day: str = ""
    places: tuple[str, ...] = ()
    reviewed: bool = False
    coders: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def leaves_out(self) -> bool:
        """Whether it leaves claims out, so that status and parties are worked out anew."""
        return bool(self.without or self.reviewed or self.coders)

    @property
    def chooses_contents(self) -> bool:
        """Whether it picks events, statements and figures, and not only claims."""
        return bool(self.status or self.from_day or self.to_day or self.places)

    @property
    def chooses(self) -> bool:
        """Whether it picks what is shown, and changes nothing else."""
        return bool(self.according_to) or self.chooses_contents
