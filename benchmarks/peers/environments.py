"""A virtual environment for each peer, with pinned versions."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

from benchmarks.texts import ROOT

HOME = ROOT / ".venv-peers"


class Peer(NamedTuple):
    """A module of ``systems`` and what its environment needs; None: the environment of this interpreter."""

    module: str
    requirements: tuple[str, ...] | None


PEERS = {
    "ours": Peer("with_ours", None),
    "cn2an": Peer("with_cn2an", ("cn2an==0.5.24",)),
    "recognizers": Peer(
        "with_recognizers",
        # 1.0.2a2 of 2019 is the last release; it imports a name that emoji 2 no longer has.
        ("recognizers-text-number==1.0.2a2", "recognizers-text-number-with-unit==1.0.2a2", "emoji<2"),
    ),
    "jionlp": Peer("with_jionlp", ("jionlp==1.5.31",)),
    "afternoon": Peer("afternoon", ("opencc-python-reimplemented==0.1.7",)),
}


def python(name: str) -> Path:
    """The interpreter of a peer's environment, which is made where it is missing or its requirements have changed.

    Raises:
        subprocess.CalledProcessError: pip could not install it.
    """
    peer = PEERS[name]
    if peer.requirements is None:
        return Path(sys.executable)
    home = HOME / name
    stamp, wanted = home / "requirements.txt", "\n".join(peer.requirements) + "\n"
    program = home / "bin" / "python"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(home, clear=True, with_pip=True)
        pip = [str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *peer.requirements], check=True, stdout=sys.stderr)
        stamp.write_text(wanted, encoding="utf-8")
    return program
