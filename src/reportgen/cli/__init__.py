"""The command line: commands, printing, exit codes. Nothing heavy is imported before a command needs it."""

from reportgen.cli.main import main

__all__ = ["main"]
