"""A process ends with the one that started it, by the kernel or by looking."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from drills.runs import start

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are found in /proc")

CHILD = (
    "import os, sys, time; sys.platform = {platform!r}; from backpdf.parent_watch import end_with_parent; "
    "end_with_parent({parent}); open('ready', 'w').close(); time.sleep(60)"
)
PARENT = """
import os, subprocess, sys
subprocess.run([sys.executable, "-c", {child!r}.replace("PARENT", str(os.getpid()))])
"""


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_process_ends_with_its_parent(platform: str, tmp_path: Path) -> None:
    run = start(tmp_path, script=PARENT.format(child=CHILD.format(platform=platform, parent="PARENT")))
    while not (tmp_path / "ready").exists():
        assert run.process.poll() is None
        time.sleep(0.02)
    assert len(run.processes()) == 2
    run.process.kill()
    run.wait_until_gone()
    run.end()


def test_a_parent_that_is_gone_already(tmp_path: Path) -> None:
    run = start(tmp_path, script=CHILD.format(platform="linux", parent=1))
    assert run.end() == (1, "")
    assert not (tmp_path / "ready").exists()
