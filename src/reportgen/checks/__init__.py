"""Consistency rules over Facts, one file each; the file name gives the code."""

from reportgen.checks.runner import Finding, Rule, all_rules, run_checks

__all__ = ["Finding", "Rule", "all_rules", "run_checks"]
