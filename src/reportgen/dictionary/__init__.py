"""The official classifications of government accounts, as data with a small reader."""

from reportgen.dictionary.classification import (
    Classification,
    economics,
    functions,
    running_classes,
    staff_classes,
)

__all__ = ["Classification", "economics", "functions", "running_classes", "staff_classes"]
