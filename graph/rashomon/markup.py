"""An article as an annotation tool holds it: labelled spans, frames, attributes, in the scheme's own labels.

Readers of tools' formats (brat and its like) make `Markup`; `rashomon.mapping` turns it into an `Article` by a
mapping file. So labels never mean anything in a reader, and one mapping serves every format.
"""

import msgspec

from rashomon.article import About, Span


class Mark(msgspec.Struct, frozen=True):
    """A labelled span.

    Args:
        id: the annotation's own id.
        label: as in the scheme.
        span: where, already proved or repaired by the reader.
    """

    id: str
    label: str
    span: Span


class Frame(msgspec.Struct, frozen=True):
    """An event annotation or a relation.

    Args:
        id: the annotation's own id.
        label: as in the scheme.
        trigger: id of the mark that triggers it; empty for a relation.
        arguments: (role, target id) in the order of the file. Numbered roles arrive without their number
            ("Agent2" is "Agent").
    """

    id: str
    label: str
    trigger: str
    arguments: tuple[tuple[str, str], ...] = ()


class Attribute(msgspec.Struct, frozen=True):
    """An attribute of a mark or frame. `value` is "true" where the scheme has only presence."""

    id: str
    name: str
    target: str
    value: str = "true"


class Reference(msgspec.Struct, frozen=True):
    """A link of a mark to an outside resource ("registry:sohr", "edtf:2019-08-21")."""

    id: str
    target: str
    resource: str
    value: str
    text: str = ""


class Note(msgspec.Struct, frozen=True):
    """A free note on an annotation."""

    id: str
    target: str
    kind: str
    text: str


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its annotations in the scheme's own labels.

    Args:
        about: what is known of the article beside its text.
        text: the raw text.
        marks: labelled spans.
        frames: events and relations.
        attributes: attributes.
        references: links to outside resources.
        notes: free notes.
        same: groups of ids of marks that mention the same thing.
    """

    about: About
    text: str
    marks: tuple[Mark, ...] = ()
    frames: tuple[Frame, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
