"""YAML text in, a tree of texts with places out, and one value spliced in: the only package that knows YAML."""

from reportgen.source.reading import parse, read
from reportgen.source.tree import Mapping, Node, Parsed, Scalar, Sequence

__all__ = ["Mapping", "Node", "Parsed", "Scalar", "Sequence", "parse", "read"]
