"""Consistency rules over Facts, one file each; the file name gives the code."""

from reportgen.checks.runner import COMPARED, Checked, Finding, Rule, all_rules, run_checks

__all__ = ["COMPARED", "Checked", "Finding", "Rule", "all_rules", "run_checks"]
