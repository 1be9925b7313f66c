"""One thing changed in data that agrees with itself, as a slip of the hand changes it."""
