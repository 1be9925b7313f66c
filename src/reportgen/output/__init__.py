"""Finished documents onto the disk: all or nothing for each file, and nobody's work overwritten."""
