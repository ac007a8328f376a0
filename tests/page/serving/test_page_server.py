"""The program as it runs: what it prints, where it listens, how it ends, and what it leaves behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backpdf.page.serving.page_server import IdleClock, PageServer
from page.conftest import asked, form

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=[A-Za-z0-9_-]{43}\n")
SERVE = "import sys; from backpdf.cli import main; main(sys.argv[1:])"
NAME = "Agathazoe"


@contextmanager
def served(tmp_path: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A page in a process of its own, in an empty folder, and the address that it prints."""
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PATH": ""}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=environment,
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def ask(address: str, path: str, cookie: str, body: bytes | None = None) -> bytes:
    """What the page answers its own browser."""
    origin = address.partition("/?")[0]
    headers = {"Cookie": cookie, "Origin": origin, "Sec-Fetch-Site": "same-origin"}
    with urllib.request.urlopen(urllib.request.Request(origin + path, body, headers), timeout=60) as answer:
        data = answer.read()
        assert isinstance(data, bytes)
        return data


def enter(address: str) -> str:
    """The cookie for the token."""
    with urllib.request.urlopen(address.strip(), timeout=60) as answer:
        return str(answer.headers["Set-Cookie"]).partition(";")[0]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_prints_one_line_and_ends_cleanly_on_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    with served(tmp_path, "--no-browser") as (process, line):
        assert ADDRESS.fullmatch(line)
        enter(line)
        process.send_signal(number)
        output, errors = process.communicate(timeout=20)
        assert (process.returncode, output, errors) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == []


def test_no_name_is_left_on_the_disk_or_printed(tmp_path: Path) -> None:
    import json  # noqa: PLC0415

    with served(tmp_path, "--no-browser") as (process, line):
        cookie = enter(line)
        typed = form(patient=NAME, clinician=NAME, note=NAME, reference=NAME, next_visit=NAME)
        for path, body in (("/preview", asked() | {"form": typed}), ("/pdf", typed), ("/plan", typed)):
            assert ask(line, path, cookie, json.dumps(body).encode())
        broken = typed | {"exercises": [{"id": NAME}], "program": NAME}
        with pytest.raises(OSError, match="409"):
            ask(line, "/pdf", cookie, json.dumps(broken).encode())
        left = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert left == []
        process.terminate()
        output, errors = process.communicate(timeout=20)
    assert NAME not in output + errors


def test_without_a_browser_the_address_is_there_and_its_file_goes_with_the_token(
    tmp_path: Path,
) -> None:
    with served(tmp_path) as (process, line):
        (file,) = tmp_path.glob("backpdf-*/open-backpdf.html")
        enter(line)
        deadline = time.monotonic() + 20
        while file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not file.exists()
        process.terminate()
        _, errors = process.communicate(timeout=20)
    assert errors == "Warning: no browser was found: open the address above in one\n"


def test_two_pages_of_one_library_do_not_harm_each_other(tmp_path: Path) -> None:
    with served(tmp_path, "--no-browser") as (_, one), served(tmp_path, "--no-browser") as (_, other):
        first, second = enter(one), enter(other)
        assert first.partition("=")[0] != second.partition("=")[0]
        assert ask(one, "/", f"{second}; {first}") == ask(other, "/", f"{first}; {second}")


def test_it_ends_after_a_long_time_without_a_view(client: TestClient) -> None:
    clock = IdleClock(limit=0.0)
    server = PageServer(client.app, clock)

    async def ticks() -> bool:
        time.sleep(1.1)
        return await server.on_tick(1)

    assert client.portal is not None
    assert client.portal.call(ticks) and server.is_idle
    patient_clock = IdleClock()
    patient_clock.seen()
    assert not patient_clock.has_run_out


def test_a_view_says_that_it_is_open(client: TestClient) -> None:
    assert client.post("/alive", json={}).status_code == 204
