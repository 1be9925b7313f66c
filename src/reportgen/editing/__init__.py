"""Changes to the data files that a clerk asks for: one value, or a year to begin with."""
