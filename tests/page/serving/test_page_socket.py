"""Where the page listens, and the file that leads a browser there."""

from __future__ import annotations

import os
import socket
from contextlib import closing

import pytest

from backpdf.page.serving.admission import Origin
from backpdf.page.serving.page_socket import AddressFile, checked_host, listening_socket, origin_of
from backpdf.problems import UsageError


@pytest.mark.parametrize(
    ("given", "host"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1")],
)
def test_the_page_is_served_to_this_computer(given: str, host: str) -> None:
    assert checked_host(given) == host


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "", "192.168.1.10", "10.0.0.1", "::ffff:127.0.0.1", "127.0.0.2", "clinic.example", "0"],
)
def test_another_address_is_refused_with_the_reason(host: str) -> None:
    with pytest.raises(UsageError, match="names of patients are typed in it, and others") as told:
        checked_host(host)
    assert told.value.hint == "leave --host out, or give 127.0.0.1 or ::1"


def test_a_free_port_is_taken_and_a_taken_one_is_told() -> None:
    with closing(listening_socket("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
        assert origin_of(one) == Origin("127.0.0.1", port)
        with pytest.raises(UsageError, match=f"the page cannot be served at port {port}") as told:
            listening_socket("127.0.0.1", port)
    assert told.value.hint == "leave --port out: a free one is taken"


@pytest.mark.skipif(not socket.has_ipv6, reason="this system has no IPv6")
def test_an_address_of_ipv6_is_written_as_browsers_write_it() -> None:
    assert str(Origin("::1", 8021)) == "http://[::1]:8021"
    assert str(Origin("127.0.0.1", 80)) == "http://127.0.0.1"


def test_nobody_else_can_read_the_file_with_the_address() -> None:
    file = AddressFile("http://127.0.0.1:1/?token=a&b")
    try:
        assert 'content="0;url=http://127.0.0.1:1/?token=a&amp;b"' in file.path.read_text("utf-8")
        if os.name == "posix":
            assert file.path.stat().st_mode & 0o077 == 0
            assert file.path.parent.stat().st_mode & 0o077 == 0
    finally:
        file.remove()
    assert not file.path.parent.exists()
    file.remove()  # once it has been used, and once more at the end
