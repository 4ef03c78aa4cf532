"""Other programs on the same texts: ``python -m benchmarks.peers`` (``make bench-peers``).

Each peer runs in a virtual environment of its own; none is a dependency. The programs are in ``systems/``: they import
nothing of this project (``ours`` apart), so that an environment needs the peer alone.
"""
