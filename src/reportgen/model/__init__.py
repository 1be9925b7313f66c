"""Frozen records of what a clerk typed; no arithmetic."""
