"""Whose report a text is, and of which year."""
