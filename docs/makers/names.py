"""The page of what can be imported: the public names of the package, by their docstrings."""

import inspect

import rashomon


def public() -> tuple[str, ...]:
    """Name what the package offers, in its own order."""
    return tuple(getattr(rashomon, "__all__", ()))


def pages() -> dict[str, str]:
    """Give the page, or none where the package offers no names."""
    if not public():
        return {}
    parts = ["Python", "======", "", "How to use it: :doc:`../howto/python`.", ""]
    functions = [name for name in public() if inspect.isfunction(getattr(rashomon, name))]
    classes = [name for name in public() if name not in functions]
    for title, found, kind in (("Functions", functions, "autofunction"), ("Classes", classes, "autoclass")):
        parts += [title, "-" * len(title), ""]
        for name in found:
            parts += [f".. {kind}:: rashomon.{name}", *(["   :members:"] if kind == "autoclass" else []), ""]
    return {"python.rst": "\n".join(parts)}
