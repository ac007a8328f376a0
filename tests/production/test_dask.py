"""Dask's executor makes the same files as this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.lists import small_library, write_list

from backpdf.production.api import make_batch

distributed = pytest.importorskip("distributed", reason="needs dask: pip install distributed")


@pytest.mark.filterwarnings("default")
def test_a_batch_on_a_cluster(tmp_path: Path) -> None:
    library = small_library(tmp_path / "library")
    rows = "".join(f"P{number},low-back,{number % 2 + 1}\n" for number in range(6))
    path = write_list(tmp_path, f"reference,program,level\n{rows}")
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        make_batch(path, library, tmp_path / "there", executor=client.get_executor())
    make_batch(path, library, tmp_path / "here", workers=1)
    here = {each.name: each.read_bytes() for each in (tmp_path / "here").glob("*.pdf")}
    there = {each.name: each.read_bytes() for each in (tmp_path / "there").glob("*.pdf")}
    assert len(here) == 6
    assert here == there
