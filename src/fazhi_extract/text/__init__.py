"""Text as the rules read it: simplified, half-width, without noise, each character traceable to the raw text."""
