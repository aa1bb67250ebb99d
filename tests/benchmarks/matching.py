"""How many pairs `match` finds among invented articles, how fast, and in how much memory.

    python tests/benchmarks/matching.py [ARTICLES ...]

See `matching_made` for what the articles are like.
"""

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from matching_made import make, measure


def main(numbers: list[int]) -> None:
    """Print a line for each number of articles."""
    print("articles  true pairs  proposed  recall  precision  seconds  peak memory MB")
    for number in numbers:
        found = measure(make(number))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{number:8,}  {found.pairs:10,}  {found.proposed:8,}  {found.recall:6.3f}  {found.precision:9.3f}"
            f"  {found.seconds:7.1f}  {peak:14,.0f}"
        )


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [1000, 3000, 10000])
