"""The page of the problems: every code that the program can report, found in its source."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import rashomon
from makers.markdown import page, text

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Scope = Mapping[str, list[ast.expr]]
"""Name of a variable -> what a function assigns to it."""


class _Carrier(NamedTuple):
    """Something that makes a problem of a code: `Problem` itself, or a function that hands a code on to one.

    Args:
        file: where it stands; empty for `Problem`.
        parameters: their names, in order.
        severity: of its problems where the call does not say.
    """

    file: str
    parameters: tuple[str, ...]
    severity: str


class _Told(NamedTuple):
    """One place at which a code is reported."""

    code: str
    message: str
    advice: str
    severity: str


_PROBLEM = _Carrier(
    "", ("code", "message", "place", "severity", "expected", "found", "advice", "held_back"), "violation"
)
_VARIANTS = 4
"""At most so many wordings are told of one place, where the program chooses between them."""


def pages() -> dict[str, str]:
    """Give the page."""
    told: dict[str, list[_Told]] = defaultdict(list)
    for one in _all_told():
        if one not in told[one.code]:
            told[one.code].append(one)
    parts = ["# Problems", _INTRODUCTION, "## By name"]
    for code in sorted(told):
        # Where one place has words of its own, another that takes them from elsewhere adds nothing.
        said = [one for one in told[code] if one.message.strip("… ")] or told[code][:1]
        parts += [f"### {code}", "\n".join(map(_described, said))]
    return {"problems.md": page(*parts)}


_INTRODUCTION = """\
A build or a check reports what is wrong in your files as *problems*. Each has a short stable name, says where it is,
what was expected and what to do. `…` stands for the words, names and numbers of your files. Severities: a *violation*
holds something back (the claim or the event, never more than must be) and makes the exit code 1 unless `--fail-on` says
otherwise; a *warning* leaves something out or hints at a mistake; an *info* is only told.

A rule of validation is reported under the name of its shape: those stand in [](shapes.md)."""


def _described(one: _Told) -> str:
    first = one.message.strip()
    said = f"{first[:1].upper()}{first[1:]}" if first.strip("… ") else "The message says what is wrong, and where"
    said += "" if said.endswith("…") else "."
    do = f" **What to do:** {text(one.advice)}" if one.advice.strip("… .") else ""
    return f"- *{one.severity.capitalize()}.* {text(said)}{do}"


def _all_told() -> Iterator[_Told]:
    """Find every call that gives a code, in the order of the files."""
    assert rashomon.__file__ is not None
    root = Path(rashomon.__file__).parent
    trees = {
        path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in root.rglob("*.py")
    }
    carriers = _carriers(trees)
    for file in sorted(trees):
        scopes = _scopes(trees[file])
        for call in ast.walk(trees[file]):
            if isinstance(call, ast.Call):
                yield from _of_call(file, call, scopes.get(call, {}), carriers)


def _of_call(file: str, call: ast.Call, scope: _Scope, carriers: dict[str, list[_Carrier]]) -> Iterator[_Told]:
    carrier = _meant(file, _called(call), carriers)
    if carrier is None:
        return
    given = dict(zip(carrier.parameters, call.args, strict=False)) | {
        keyword.arg: keyword.value for keyword in call.keywords if keyword.arg
    }
    severity = _severity(given) or carrier.severity
    advice = _words(given.get("advice"), scope)[0]
    for code in _constants(given.get("code")):
        for message in _words(given.get("message"), scope)[:_VARIANTS]:
            yield _Told(code, message, advice, severity)


def _carriers(trees: dict[str, ast.Module]) -> dict[str, list[_Carrier]]:
    """Find the functions with a parameter `code` that lead to `Problem`, by name."""
    found: dict[str, list[_Carrier]] = {"Problem": [_PROBLEM]}
    functions = [
        (file, node, [call for call in ast.walk(node) if isinstance(call, ast.Call)])
        for file in sorted(trees)
        for node in ast.walk(trees[file])
        if isinstance(node, _Function) and "code" in _parameters(node)
    ]
    known: set[tuple[str, int]] = set()
    before = -1
    while before != len(known):
        before = len(known)
        for file, function, calls in functions:
            inner = [(call, carrier) for call in calls if (carrier := _meant(file, _called(call), found))]
            if inner and (file, function.lineno) not in known:
                known.add((file, function.lineno))
                call, carrier = inner[0]
                given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
                own = _severity(_defaults(function)) or _severity(given)
                found.setdefault(function.name, []).append(
                    _Carrier(file, _parameters(function), own or carrier.severity)
                )
    return found


def _meant(file: str, name: str, carriers: dict[str, list[_Carrier]]) -> _Carrier | None:
    """Give the carrier that a name means in a file: the file's own, else one of its room, else any."""
    room = file.rpartition("/")[0]
    known = carriers.get(name, [])
    return next(
        (one for fits in (file, room, "") for one in known if one.file == fits or (fits and one.file.startswith(fits))),
        known[0] if known and not name.startswith("_") else None,
    )


def _parameters(function: _Function) -> tuple[str, ...]:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return tuple(names[1:] if names[:1] in (["self"], ["cls"]) else names)


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _defaults(function: _Function) -> dict[str, ast.expr]:
    """Give the defaults of the parameters that stand behind the star."""
    pairs = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    return {argument.arg: default for argument, default in pairs if default is not None}


def _scopes(tree: ast.Module) -> dict[ast.Call, _Scope]:
    """Give for each call what the function around it assigns to its variables."""
    scopes: dict[ast.Call, _Scope] = {}
    for function in ast.walk(tree):
        if isinstance(function, _Function):
            assigned: dict[str, list[ast.expr]] = defaultdict(list)
            for node in ast.walk(function):
                if isinstance(node, ast.Assign):
                    for name, value in _pairs(node):
                        assigned[name].append(value)
            # Inner functions come later and take their calls for themselves.
            scopes |= {call: assigned for call in ast.walk(function) if isinstance(call, ast.Call)}
    return scopes


def _pairs(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Give name and value of an assignment, also of `a, b = 1, 2`."""
    target = node.targets[0]
    if isinstance(target, ast.Name):
        yield target.id, node.value
    elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        for one, value in zip(target.elts, node.value.elts, strict=False):
            if isinstance(one, ast.Name):
                yield one.id, value


def _severity(given: Mapping[str, ast.expr]) -> str:
    """Read a severity from an argument or a default; empty where it is worked out at run time."""
    if "severity" in given:
        return getattr(given["severity"], "attr", "").lower()
    if "warn" in given:
        return "warning" if getattr(given["warn"], "value", False) else "info"
    return ""


def _constants(node: ast.expr | None) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(value)):
            yield value
        case ast.IfExp(body=body, orelse=other):
            yield from _constants(body)
            yield from _constants(other)


def _words(node: ast.expr | None, scope: _Scope, depth: int = 0) -> list[str]:
    """Give the wordings of a message as they stand in the source; what is filled in at run time is `…`."""
    match node:
        case None:
            return [""]
        case ast.Constant(value=str(value)):
            return [value]
        case ast.JoinedStr(values=values):
            return ["".join(_words(value, {})[0] for value in values)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in _words(left, scope, depth) for b in _words(right, scope, depth)]
        case ast.IfExp(body=body, orelse=other):
            return [*_words(body, scope, depth), *_words(other, scope, depth)]
        case ast.Name(id=name) if name in scope and depth == 0:
            # The last one before the call: a name like `message` may be used for several problems of a function.
            before = [value for value in scope[name] if value.lineno <= node.lineno]
            return _words(max(before, key=lambda value: value.lineno), scope, 1) if before else ["…"]
    return ["…"]
