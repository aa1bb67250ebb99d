"""Validates a labelling configuration and annotations with label-studio-sdk, in an environment of its own.

Usage: python kits_label_studio_reader.py CONFIG TASKS. Prints what its validator says, as JSON.
"""

import json
import sys
from pathlib import Path
from typing import Any


def validate(config: Path, tasks: Path) -> dict[str, Any]:
    """Give the error of the configuration or none, those of each task's annotations, and the labels of each control."""
    from label_studio_sdk.label_interface import LabelInterface  # type: ignore[import-not-found]

    interface = LabelInterface(config.read_text("utf-8"))
    wrong = ""
    try:
        interface.validate()
    except Exception as error:  # noqa: BLE001 - whatever it raises is its verdict
        wrong = f"{type(error).__name__}: {error}"
    faults = []
    for task in json.loads(tasks.read_text("utf-8")):
        if not interface.validate_task({"data": task["data"]}):
            faults.append("task")
        for annotation in task.get("annotations", []):
            faults += interface._validate_object_logic(annotation)
    controls = {control.name: sorted(control.labels or ()) for control in interface.controls}
    return {"config": wrong, "faults": faults, "controls": controls}


if __name__ == "__main__":
    json.dump(validate(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
