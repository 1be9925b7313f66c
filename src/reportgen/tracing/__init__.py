"""From a printed figure back to what was typed, and from a typed value on to every place that prints it."""
