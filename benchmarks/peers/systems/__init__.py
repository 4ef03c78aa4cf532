"""The peers' programs, each run by ``drive.py`` in an environment of its own."""
