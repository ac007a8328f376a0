"""Files are read; pipes, devices and folders in their place are told apart without waiting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backpdf.regular_files import NotRegularError, read_regular


@pytest.mark.parametrize(("most", "read"), [(None, b"abcdef"), (6, b"abcdef"), (3, b"abcd")])
def test_a_file_is_read_up_to_one_byte_too_many(most: int | None, read: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcdef")
    assert read_regular(tmp_path / "a", most) == read


@pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices")
def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(NotRegularError) as raised:
            read_regular(path)
        assert raised.value.is_folder == path.is_dir()
