"""Consistency rules over Facts, one file each; the file name gives the code."""

from reportgen.checks.runner import Checked, Compared, Finding, Rule, all_rules, run_checks

__all__ = ["Checked", "Compared", "Finding", "Rule", "all_rules", "run_checks"]
