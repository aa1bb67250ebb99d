"""The shipped sample: built once for all tests, as `rashomon demo` builds it."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from rashomon.pipeline import Options, Outcome, build

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SOURCES = (DATA / "native", DATA / "brat")


@cache
def sample() -> tuple[Path, Outcome]:
    """Build the sample; give the dataset's folder and what came of it."""
    folder = Path(mkdtemp(prefix="rashomon-test-")) / "sample"
    return folder, build(SOURCES, folder, Options(registry=(DATA / "registry.toml",)), lambda _: None)
