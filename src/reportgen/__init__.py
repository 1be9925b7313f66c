"""reportgen: one description of a unit's budget in, every document of the year out."""

__version__ = "0.1.0"
