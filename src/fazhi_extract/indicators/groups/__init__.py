"""The groups of indicators: one module for one or two prefixes of the catalogue."""
