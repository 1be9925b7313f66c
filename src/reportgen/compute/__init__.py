"""Report + Profile → Facts: every total, rate and score, computed by pure functions."""
