"""The dataset folder: what a build makes, opens, and proves.

| name | holds |
|---|---|
| `graph.nq` | all graphs but the ontology's: sorted, unique, canonical N-Quads. The truth |
| `ontology.nq` | the vocabulary with which it was built |
| `store/` | an index of the two, flat, for questions |
| `articles.jsonl` | the articles without their texts |
| `texts/` | the raw texts, unless they were left out |
| `problems.jsonl` | what was found in the sources |
| `manifest.json` | sums, counts, settings, versions; written last |

The same input gives the same bytes of everything but `store/`.
"""

from rashomon.dataset.contents import ArticleEntry, Contents, entry
from rashomon.dataset.manifest import Input, Manifest
from rashomon.dataset.opening import Dataset, open_dataset
from rashomon.dataset.packages import own_version, packages
from rashomon.dataset.part import Part
from rashomon.dataset.replacing import replacing
from rashomon.dataset.verifying import verify
from rashomon.dataset.writing import fill, sorted_problems, write_dataset

Source = Dataset | Part
"""What reports and exports are made of: a dataset, or the part of one that filters leave."""

__all__ = [
    "ArticleEntry",
    "Contents",
    "Dataset",
    "Input",
    "Manifest",
    "Part",
    "Source",
    "entry",
    "fill",
    "open_dataset",
    "own_version",
    "packages",
    "replacing",
    "sorted_problems",
    "verify",
    "write_dataset",
]
