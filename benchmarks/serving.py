"""Servers to measure, and wrk to measure them with: rates, waiting times and errors of what one address answers."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parent.parent
WORKERS = 2
SECONDS = 3


@dataclass(frozen=True)
class Server:
    """A server that is up: its address, the process, and how long its first answer took, in seconds."""

    address: str
    process: int
    first_answer: float

    def memory(self) -> list[float]:
        """The memory of each worker, in MiB."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return [_resident(int(child)) for child in children if "granian" in Path(f"/proc/{child}/cmdline").read_text()]


def _resident(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


@dataclass(frozen=True)
class Load:
    """What wrk tells of one run: requests a second, the slowest hundredth in milliseconds, requests that failed."""

    rate: float
    p99: float
    errors: int


def in_production(database: Path, **more: str) -> dict[str, str]:
    """The environment of a site as in production, without HTTPS."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "SECRET_KEY": "of-a-benchmark" * 4,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "0",
        **more,
    }


@contextmanager
def serving(
    application: str, environment: Mapping[str, str], *options: str, first: str = "/", folder: Path = ROOT
) -> Iterator[Server]:
    """Granian with an application, as ``manage.py demo`` starts it; ``first`` is what it is asked for first."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", str(WORKERS)]
    command += ["--no-ws", "--blocking-threads", "4", "--log-level", "warning", *options, application]
    process = subprocess.Popen(command, env=dict(environment), cwd=folder)  # noqa: S603
    address = f"http://127.0.0.1:{port}"
    try:
        # Connections are taken before the workers are ready, so that the first answer tells when they are.
        until = monotonic() + 60
        while not _answers(f"{address}/nothing-here"):
            if monotonic() > until:
                raise RuntimeError(f"{application} did not start.")
            sleep(0.05)
        began = monotonic()
        got(address + first)
        yield Server(address, process.pid, monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        got(address)
    except URLError as error:
        return not isinstance(error.reason, OSError)
    return True


def got(address: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    """The body and the headers, their names in small letters."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with urlopen(Request(address, headers=names), timeout=60) as response:  # noqa: S310 - our own server
        return response.read(), {name.lower(): value for name, value in response.headers.items()}


def has_wrk() -> bool:
    """Whether wrk is installed."""
    return shutil.which("wrk") is not None


def load(address: str, *headers: str, connections: int = 16, seconds: float = SECONDS) -> Load:
    """Ask for one address over and over."""
    command = ["wrk", f"-c{connections}", "-t2", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    said = subprocess.run([*command, address], check=True, capture_output=True, text=True).stdout  # noqa: S603
    failed = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    errors = sum(int(count) for found in (failed, refused) if found for count in found.groups())
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()  # type: ignore[union-attr]
    milliseconds = float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))  # type: ignore[union-attr]
    return Load(rate, milliseconds, errors)


def in_turns(asked: Mapping[str, Sequence[str]], rounds: int = 5, **options: int) -> dict[str, Load]:
    """The best run of each, asked in turns so that none has the quieter machine; the first of each is an address."""
    runs: dict[str, list[Load]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (address, *headers) in asked.items():
            runs[name].append(load(address, *headers, **options))
    return {name: max(found, key=lambda run: run.rate) for name, found in runs.items()}


@contextmanager
def half_sent(address: str, count: int) -> Iterator[None]:
    """So many requests that begin and never end."""
    host, _, port = address.removeprefix("http://").partition(":")
    with ExitStack() as stack:
        for _ in range(count):
            one = stack.enter_context(closing(socket.create_connection((host, int(port)))))
            one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        yield
