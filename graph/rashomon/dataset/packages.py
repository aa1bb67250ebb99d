"""Versions of all that shapes a result; they stand in the manifest."""

from importlib.metadata import PackageNotFoundError, version

_SHAPING = ("edtf", "msgspec", "pyoxigraph", "RapidFuzz", "rdflib")
_ENGINES = {"shifty": "pyshifty", "pyshacl": "pyshacl"}


def packages(engine: str) -> dict[str, str]:
    """Give package -> version, of this program, of what it builds with, and of the SHACL engine.

    Args:
        engine: name of the engine.
    """
    names = (*_SHAPING, _ENGINES.get(engine, engine))
    return {"rashomon": own_version()} | {name: found for name in names if (found := _version(name))}


def own_version() -> str:
    """Give the version of this program, or "unknown" where it runs without being installed."""
    return _version("rashomon-kg") or "unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
