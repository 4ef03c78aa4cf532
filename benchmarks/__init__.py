"""How fast the library is, and how much memory it takes: ``python -m benchmarks`` (``make bench``).

The method is described in docs/speed.md, which also shows the last results. Nothing here is part of the package.
"""
