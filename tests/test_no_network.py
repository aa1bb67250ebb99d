"""Nothing leaves: every command is traced by the system itself, because hooks in Python do not see all sockets."""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from rashomon.exports import exports
from running import RASHOMON, environment
from sample import DATA, sample

HOSTILE_ARTICLE = """{
  "@context": "http://127.0.0.1:9/context.jsonld", "@id": "http://127.0.0.1:9/article", "id": "one", "headline": "A",
  "language": "en", "published": "2024-05-07", "url": "http://127.0.0.1:9/a", "archived": "http://127.0.0.1:9/b",
  "text": "Rebels seized Dorn.",
  "events": [{"id": "e", "type": "territorial-gain", "trigger": "seized", "roles": {"agent": "Rebels"}, "says": {}}]
}"""
HOSTILE_REGISTRY = """
[rebels]
kind = "actor"
type = "rebel-group"
names.en = ["Rebels"]
links = ["http://127.0.0.1:9/entity/Q1", "https://localhost:9/entity/Q2"]
"""
HOSTILE_ONTOLOGY = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix event-type: <https://w3id.org/rashomon/event-type/> .
<http://127.0.0.1:9/ontology> a owl:Ontology ; owl:imports <http://127.0.0.1:9/imported> .
event-type:storm a skos:Concept ; skos:inScheme event-type: ; skos:prefLabel "storm"@en ;
  skos:broader event-type:use-of-force .
"""
ENTITY_XML = """<?xml version="1.0"?>
<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY b SYSTEM "http://127.0.0.1:9/b"><!ENTITY c "&b;&b;&b;">]>
<a>&c;</a>
"""
HOSTILE_QUESTIONS = {
    "service": "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
    "variable": "SELECT * { VALUES ?at { <http://127.0.0.1:9/> } SERVICE ?at { ?s ?p ?o } }",
    "from": "SELECT * FROM <http://127.0.0.1:9/graph.ttl> { ?s ?p ?o }",
    "named": "SELECT * FROM NAMED <http://127.0.0.1:9/graph.ttl> { GRAPH ?g { ?s ?p ?o } }",
    "load": "LOAD <http://127.0.0.1:9/graph.ttl>",
    "lower": "select * { service <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
}

_INTERNET = re.compile(r"AF_INET6?\b")
_FAMILY = re.compile(r"AF_\w+")


@cache
def prefix() -> tuple[str, ...]:
    """Give what cuts a command off from every network, or nothing where this machine does not let us."""
    if shutil.which("unshare"):
        for flags in ("-rn", "-n"):
            if subprocess.run(["unshare", flags, "true"], capture_output=True, check=False).returncode == 0:
                return ("unshare", flags)
    return ()


@cache
def tracer() -> tuple[str, ...]:
    """Give what traces a command, or nothing where this machine does not let us."""
    if shutil.which("strace"):
        # The filter in the kernel stops the program at the calls that count only: many times faster, where it is known.
        for command in (("strace", "-f", "--seccomp-bpf"), ("strace", "-f")):
            tried = [*command, "-e", "trace=network", "-o", os.devnull, "true"]
            if subprocess.run(tried, capture_output=True, check=False).returncode == 0:
                return command
    return ()


pytestmark = pytest.mark.skipif(not tracer(), reason="strace is not installed here, or may not be used")


def traced(log: Path, *command: str) -> tuple[int, str, str, list[str]]:
    """Run a command without network; give exit code, stdout, stderr, and the system calls that name a network."""
    done = subprocess.run(
        [*prefix(), *tracer(), "-s", "256", "-e", "trace=network", "-o", str(log), *command],
        cwd=log.parent,
        env=environment({"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert calls, "nothing was traced"
    assert calls[-1].endswith("+++"), "the trace does not reach the end"
    return done.returncode, done.stdout, done.stderr, [call for call in calls if _INTERNET.search(call)]


def silent(tmp_path: Path, *arguments: str | Path) -> tuple[int, str, str]:
    """Run a command of rashomon, and assert that it touched no network."""
    code, out, err, calls = traced(tmp_path / "trace.txt", *RASHOMON, *map(str, arguments))
    assert calls == []
    assert "Traceback" not in err
    return code, out, err


def test_the_trace_would_show_a_connection(tmp_path: Path) -> None:
    reach_out = "import socket; s = socket.socket(); s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
    *_, calls = traced(tmp_path / "trace.txt", sys.executable, "-c", reach_out)
    assert any("connect(" in call for call in calls)
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {reach_out!r}], check=True)"
    *_, calls = traced(tmp_path / "trace.txt", sys.executable, "-c", inner)
    assert any("connect(" in call for call in calls), "connections of child processes are not seen"


def test_demo(tmp_path: Path) -> None:
    code, out, _ = silent(tmp_path, "demo", "-o", tmp_path / "sample")
    assert code == 0
    assert "Where sources differ" in out


def test_build_check_and_verify_of_the_sample(tmp_path: Path) -> None:
    sources = (DATA / "native", DATA / "brat", "--registry", DATA / "registry.toml")
    assert silent(tmp_path, "build", *sources, "-o", tmp_path / "out")[0] == 0
    assert silent(tmp_path, "check", *sources)[0] == 0
    assert silent(tmp_path, "verify", tmp_path / "out")[0] == 0


@pytest.mark.parametrize("form", [export.name for export in exports()])
def test_export(tmp_path: Path, form: str) -> None:
    code, _, err = silent(tmp_path, "export", sample()[0], "--to", form, "-o", tmp_path / "exported")
    assert code == 0, err
    written = [tmp_path / "exported", *(tmp_path / "exported").rglob("*")]
    assert sum(file.stat().st_size for file in written if file.is_file()) > 10_000


@pytest.mark.parametrize("form", ["html", "latex"])
def test_a_report(tmp_path: Path, form: str) -> None:
    code, out, err = silent(tmp_path, "report", "claim-matrix", "--dataset", sample()[0], "--format", form)
    assert code == 0, err
    assert "Mashriq Monitor" in out


def test_a_filtered_question(tmp_path: Path) -> None:
    code, out, err = silent(tmp_path, "ask", "status-profile", "--dataset", sample()[0], "--without", "SANA")
    assert code == 0, err
    assert "without SANA" in out


def test_a_named_question(tmp_path: Path) -> None:
    code, out, _ = silent(tmp_path, "ask", "where-sources-differ", "--dataset", sample()[0])
    assert code == 0
    assert out


@pytest.mark.parametrize("name", HOSTILE_QUESTIONS)
def test_a_question_that_wants_to_reach_out_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.rq"
    file.write_text(HOSTILE_QUESTIONS[name], encoding="utf-8")
    code, out, err = silent(tmp_path, "ask", file, "--dataset", sample()[0])
    assert code == 1
    assert out == ""
    (said,) = [line for line in err.splitlines() if line.startswith("rashomon: ")]
    assert re.search("SERVICE|FROM|LOAD", said)


def test_iris_of_hostile_sources_are_never_fetched(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in (
        ("one.json", HOSTILE_ARTICLE),
        ("registry.toml", HOSTILE_REGISTRY),
        ("extra.ttl", HOSTILE_ONTOLOGY),
        ("entities.xml", ENTITY_XML),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    options = ("--ontology", folder / "extra.ttl", "--fail-on", "never")
    code, _, err = silent(tmp_path, "build", folder, "-o", tmp_path / "out", *options)
    assert code == 0, err
    assert "“@context” is not a key" in err
    graph = (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "<http://127.0.0.1:9/entity/Q1>" in graph, "the link is kept as a name, though nobody follows it"
    assert "context.jsonld" not in graph
    assert silent(tmp_path, "check", folder, "--ontology", folder / "extra.ttl", "--engine", "pyshacl")[0] == 1


def test_xml_with_entities_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "entities.xml"
    file.write_text(ENTITY_XML, encoding="utf-8")
    code, out, _ = silent(tmp_path, "check", file)
    assert code == 1
    assert re.search(r"entities\.xml: violation [a-z-]+ .*nothing was read from it", out)


def test_the_trace_names_what_it_saw(tmp_path: Path) -> None:
    # Sockets between processes of one machine are no network; whatever else turns up here must be looked at.
    log = tmp_path / "trace.txt"
    assert traced(log, *RASHOMON, "ask", "status-profile", "--dataset", str(sample()[0]))[0] == 0
    families = set(_FAMILY.findall(log.read_text(encoding="utf-8", errors="replace")))
    assert families <= {"AF_UNIX", "AF_NETLINK"}
