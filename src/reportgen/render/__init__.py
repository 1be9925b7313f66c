"""Template + Facts → the bytes of a Word file; faults of templates become issues."""
