"""The example as UIMA CAS: type system and XMI. Offsets count UTF-16 units, as UIMA does."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from rashomon.kits import _example
from rashomon.kits._inception_layers import LAYERS, SLOTS, Feature, Layer
from rashomon.registry import Registry
from rashomon.terms import DEFAULT_BASE

_RANGES = {
    "text": "uima.cas.String",
    "name": "uima.cas.String",
    "flag": "uima.cas.Boolean",
    "number": "uima.cas.Integer",
    "link": "uima.cas.FSArray",
}
_LAYER_OF = {"actor": "Actor", "unnamed": "Actor", "place": "Place", "time": "Time"}
_FRAME_LAYER = {"event": ("Event", "eventType"), "state": ("Relation", "relation"), "count": ("Count", "measure")}
_SOFA = 1


def type_system() -> str:
    """Write the type system of the layers, as UIMA describes it."""
    types = [text for layer in LAYERS for text in (_type(layer), *_link_types(layer))]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n  <types>\n'
        + "".join(types)
        + "  </types>\n</typeSystemDescription>\n"
    )


def _type(layer: Layer) -> str:
    features = "".join(
        _feature(one.name, one.description, _RANGES[one.kind], layer.link_type(one) if one.kind == "link" else "")
        for one in layer.features
    )
    return _described(layer.type, layer.description, "uima.tcas.Annotation", features)


def _link_types(layer: Layer) -> Iterator[str]:
    for one in layer.features:
        if one.kind == "link":
            features = _feature("role", "", "uima.cas.String") + _feature("target", "", one.target)
            yield _described(layer.link_type(one), "", "uima.cas.TOP", features)


def _described(name: str, description: str, above: str, features: str) -> str:
    return (
        f"    <typeDescription>\n      <name>{name}</name>\n      <description>{_text(description)}</description>\n"
        f"      <supertypeName>{above}</supertypeName>\n      <features>\n{features}      </features>\n"
        "    </typeDescription>\n"
    )


def _feature(name: str, description: str, values: str, elements: str = "") -> str:
    element = f"          <elementType>{elements}</elementType>\n" if elements else ""
    return (
        f"        <featureDescription>\n          <name>{name}</name>\n"
        f"          <description>{_text(description)}</description>\n"
        f"          <rangeTypeName>{values}</rangeTypeName>\n{element}        </featureDescription>\n"
    )


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def example_xmi(names: Registry) -> str:
    """Write the coded example.

    Args:
        names: in which its names stand.
    """
    return _Document(names).xmi()


class _Document:
    """Elements of the example's CAS; each has a number, from 2 on."""

    def __init__(self, names: Registry) -> None:
        self._names = names
        self._elements: list[str] = []
        self._members: list[int] = []
        self._last = _SOFA
        self._ids: dict[str, int] = {}

    def xmi(self) -> str:
        whole = _example.utf16(len(_example.TEXT))
        self._element("tcas:DocumentAnnotation", self._number(), (0, whole), {"language": _example.LANGUAGE})
        for one in (*_example.MARKS, *_example.FRAMES):
            self._ids[one.id] = self._number()
        for mark in _example.MARKS:
            self._mark(mark)
        for frame in _example.FRAMES:
            self._frame(frame)
        members = " ".join(map(str, self._members))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
            'xmlns:tcas="http:///uima/tcas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">\n'
            '  <cas:NULL xmi:id="0"/>\n' + "".join(self._elements) + f'  <cas:Sofa xmi:id="{_SOFA}" sofaNum="1" '
            f'sofaID="_InitialView" mimeType="text" sofaString={_attribute(_example.TEXT)}/>\n'
            f'  <cas:View sofa="{_SOFA}" members="{members}"/>\n</xmi:XMI>\n'
        )

    def _number(self) -> int:
        self._last += 1
        return self._last

    def _element(
        self, name: str, number: int, span: tuple[int, int] | None, values: Mapping[str, str | int | None]
    ) -> None:
        given = {"sofa": _SOFA, "begin": span[0], "end": span[1]} if span else {}
        attributes = {"xmi:id": number, **given, **{key: value for key, value in values.items() if value is not None}}
        written = " ".join(f"{key}={_attribute(str(value))}" for key, value in attributes.items())
        self._elements.append(f"  <{name} {written}/>\n")
        if span:
            self._members.append(number)

    def _span(self, one: _example.Mark | _example.Frame) -> tuple[int, int]:
        begin, end = _example.place(one.words, one.nth)
        return _example.utf16(begin), _example.utf16(end)

    def _mark(self, mark: _example.Mark) -> None:
        layer = _LAYER_OF.get(mark.kind, "Passage")
        values = {
            "identity": self._names.iri(mark.entity, DEFAULT_BASE) if mark.entity else None,
            "unnamed": "true" if mark.kind == "unnamed" else None,
            "actorType": mark.type or None,
            "date": mark.date or None,
            "kind": mark.kind if layer == "Passage" else None,
        }
        self._element(f"custom:{layer}", self._ids[mark.id], self._span(mark), values)

    def _frame(self, frame: _example.Frame) -> None:
        name, says_what = _FRAME_LAYER[frame.kind]
        layer = next(layer for layer in LAYERS if layer.name == name)
        links: dict[str, list[str]] = {}
        for slot, target in frame.arguments:
            feature = self._slot(layer, slot)
            number = self._number()
            links.setdefault(feature.name, []).append(str(number))
            role = slot if feature.tagset else feature.name
            link = layer.link_type(feature).rsplit(".", 1)[1]
            self._element(f"custom:{link}", number, None, {"role": role, "target": self._ids[target]})
        values = {
            says_what: frame.name,
            "key": self._names.iri(frame.key, DEFAULT_BASE) if frame.key else None,
            "says": frame.says or None,
            "certainty": frame.certainty or None,
            "voice": frame.voice or None,
            "value": frame.value,
        }
        given = {**values, **{feature: " ".join(numbers) for feature, numbers in links.items()}}
        self._element(f"custom:{name}", self._ids[frame.id], self._span(frame), given)

    def _slot(self, layer: Layer, slot: str) -> Feature:
        wanted = SLOTS.get(slot, slot)
        by_name = {feature.name: feature for feature in layer.features if feature.kind == "link"}
        return by_name.get(wanted) or by_name["roles"]


def _attribute(text: str) -> str:
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
