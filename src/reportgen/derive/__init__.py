"""A finished document becomes a template: known figures, names and sentences are found in it and give way to tags."""
