"""What a page costs, in one run: rates, costs, growth, the first answer, memory and drawing, each beside its budget.

    python benchmarks/bench.py [--quick]

Every budget is a ratio to something measured in the same run, or a size that does not depend on the machine's mood;
milliseconds of CPU are those of this machine. Writes the table into docs/performance.md. wrk and Chromium are used
where they are installed; without them their rows say so. Takes some ten minutes, most of it to generate 200
pairs, which are kept in var/bench; ``--quick`` leaves these out.
"""

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import drawing
import pairs
from serving import ROOT, Server, got, half_sent, has_wrk, in_production, in_turns, load, serving

PAGE = "/BLR-KAZ/"
REPORT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- make bench begins -->", "<!-- make bench ends -->"
EVERY_PAGE = (
    "",
    "proposals/",
    "sectors/",
    "trade/",
    "timeline/",
    "sources/",
    "claims/",
    "quality/",
    "changes/",
    "imports/",
)
GROWING = ("/BLR-KAZ/", "/BLR-KAZ/proposals/", "/BLR-KAZ/trade/", "/BLR-KAZ/timeline/", "/BLR-KAZ/sources/")
MILLISECONDS = {"/BLR-KAZ/": 25, "/BLR-KAZ/trade/": 50, "/BLR-KAZ/timeline/": 30, "/BLR-KAZ/proposals/": 30}
MOST_QUERIES = 12
MANY_ROWS = 100_000
FORMS = ("json", "csv", "xlsx")


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, what came out, the budget, and whether it is kept."""

    what: str
    found: str
    budget: str = ""
    kept: bool | None = None

    def __str__(self) -> str:
        verdict = {True: "kept", False: "**missed**", None: ""}[self.kept]
        return f"| {self.what} | {self.found} | {self.budget} | {verdict} |"


def at_least(what: str, ratio: float, least: float, detail: str = "") -> Row:
    """A ratio that should not be smaller."""
    return Row(what, f"{ratio:.2f}{detail}", f"at least {least:g}", ratio >= least)


def at_most(what: str, value: float, most: float, unit: str = "", detail: str = "") -> Row:
    """A ratio or a size that should not be larger."""
    return Row(
        what,
        f"{value:.2f}{unit}{detail}" if value < 10 else f"{value:.0f}{unit}{detail}",
        f"at most {most:g}{unit}",
        value <= most,
    )


def filled(folder: Path) -> Path:
    """A database with the data set that ships."""
    database = folder / "shipped.sqlite3"
    script = "from cooperation.actions.shipped import load_shipped; load_shipped()"
    for arguments in (["migrate", "-v0"], ["shell", "-v0", "-c", script], ["collectstatic", "--noinput", "-v0"]):
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        subprocess.run(command, env=in_production(database), check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return database


def yardstick(folder: Path) -> dict[str, str]:
    """The environment of a constant view, and beside it a page as static files."""
    return {"YARDSTICK": str(folder), "PATH": "/usr/bin:/bin"}


def rates(site: Server, anew: Server, constant: Server) -> Iterator[Row]:
    """Requests a second of a kept page, a conditional one and one built anew, beside a constant view."""
    if not has_wrk():
        yield Row("rates", "wrk is not installed")
        return
    tag = got(site.address + PAGE)[1]["etag"]
    asked = {
        "constant": [constant.address + PAGE],
        "static": [f"{constant.address}/page.html"],
        "kept": [site.address + PAGE],
        "304": [site.address + PAGE, f"If-None-Match: {tag}"],
    }
    found = in_turns(asked)
    whole = found["constant"]
    yield Row("constant Django view, same server, same bytes", f"{whole.rate:.0f}/s, p99 {whole.p99:.1f} ms")
    yield Row("the same bytes as a static file of the server", f"{found['static'].rate:.0f}/s")
    kept = found["kept"]
    yield at_least("kept page : constant view", kept.rate / whole.rate, 0.85, f" ({kept.rate:.0f}/s)")
    yield at_most("p99 of the kept page : constant view", kept.p99 / whole.p99, 2, "", f" ({kept.p99:.1f} ms)")
    yield at_least("304 : constant view", found["304"].rate / whole.rate, 0.6, f" ({found['304'].rate:.0f}/s)")
    many = load(site.address + PAGE, connections=128)
    yield Row("errors at 128 connections", str(many.errors), "none", many.errors == 0)
    before = load(site.address + PAGE)
    with half_sent(site.address, 200):
        slow = load(site.address + PAGE)
    yield at_least("rate with 200 half-sent requests open : without", slow.rate / before.rate, 0.8)
    new = load(anew.address + PAGE, seconds=4)
    yield Row("overview built anew each time", f"{new.rate:.0f}/s, p99 {new.p99:.0f} ms")


def costs(database: Path) -> Iterator[Row]:
    """CPU and queries of pages that are not kept."""
    command = [sys.executable, str(ROOT / "benchmarks" / "costs.py")]
    copy = Path(shutil.copy(database, database.with_name("costs.sqlite3")))
    said = subprocess.run(  # noqa: S603
        command, env=in_production(copy, KEPT_MIB="0"), check=True, capture_output=True, text=True
    )
    found = json.loads(said.stdout.splitlines()[-1])
    for address, most in MILLISECONDS.items():
        yield at_most(f"CPU of {address}", *_milliseconds(found[address], most))
    for address in MILLISECONDS:
        yield at_most(f"queries of {address}", found[address]["first"]["queries"], MOST_QUERIES)
    yield at_most("CPU of a picture, drawn without its page", found["picture"]["seconds"] * 1e3, 100, " ms")
    yield at_most("CPU of the JSON of 1,000 figures", *_milliseconds(found["json"], 10))


def _milliseconds(found: dict[str, dict[str, float]], most: float) -> tuple[float, float, str, str]:
    first = f" (the first after a change: {found['first']['seconds'] * 1e3:.0f} ms)"
    return found["next"]["seconds"] * 1e3, most, " ms", first


def long_files(database: Path) -> Iterator[Row]:
    """CPU of a file of 100,000 rows, and its memory beside that of a tenth of them."""
    for form in FORMS:
        found = [_exported(database, form, rows) for rows in (MANY_ROWS // 10, MANY_ROWS)]
        yield Row(f"CPU of 100,000 rows as {form}", f"{found[1]['seconds']:.1f} s, {found[1]['bytes'] / 1e6:.0f} MB")
        what, detail = f"memory with 100,000 rows as {form} : with 10,000", f" ({found[1]['mib']:.0f} MiB)"
        yield at_most(what, found[1]["mib"] / found[0]["mib"], 1.1, "", detail)


def _exported(database: Path, form: str, rows: int) -> dict[str, float]:
    command = [sys.executable, str(ROOT / "benchmarks" / "exports.py"), form, str(rows)]
    said = subprocess.run(command, env=in_production(database), check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return found


def growth() -> Iterator[Row]:
    """CPU of the same pages among one pair and among two hundred."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    places = [folder / f"{count}.sqlite3" for count in (1, 200)]
    for count, place in zip((1, 200), places, strict=True):
        if not place.exists():
            pairs.generated(folder, count)
    one, many = pairs.measured(places)
    for address in GROWING:
        yield at_most(f"{address} among 200 pairs : among 1", many[address]["seconds"] / one[address]["seconds"], 1.3)


def starts(database: Path, folder: Path) -> Iterator[Row]:
    """The first answer of a process beside the usual one, and the memory of workers that have given every page."""
    environment = in_production(database, KEPT_MIB="0")
    with serving("dashboard.wsgi:application", environment, first=PAGE) as server:
        usual = min(_seconds(server.address + PAGE) for _ in range(5))
        yield at_most(
            "first answer after a start : usual",
            server.first_answer / usual,
            3,
            "",
            f" ({server.first_answer * 1e3:.0f} ms)",
        )
    with serving("dashboard.wsgi:application", in_production(database)) as server:
        for page in EVERY_PAGE * 4:
            got(f"{server.address}{PAGE}{page}")
        yield at_most("memory of a worker after every page", max(server.memory()), 150, " MiB")


def _seconds(address: str) -> float:
    began = perf_counter()
    got(address)
    return perf_counter() - began


def drawings(site: Server, constant: Server) -> Iterator[Row]:
    """How soon the first screen is drawn, beside the same page as static files."""
    if drawing.browser_path() is None:
        yield Row("drawing", "Chromium is not installed")
        return
    addresses = {"site": site.address + PAGE, "static": f"{constant.address}/page.html"}
    for words, slow, most in (("on a slow telephone", True, 1.3), ("at full speed", False, 2)):
        found = drawing.drawn(addresses, slow=slow)
        ours, theirs = found["site"], found["static"]
        detail = f" ({ours.milliseconds:.0f} ms : {theirs.milliseconds:.0f} ms)"
        yield at_most(
            f"drawn {words} : the same as static files", ours.milliseconds / theirs.milliseconds, most, "", detail
        )
        yield at_most(f"layout shift {words}", ours.shift, 0.0)
        yield Row(f"longest task {words}", f"{ours.longest_task:.0f} ms", "none over 50 ms", ours.longest_task <= 50)


def main(*, quick: bool) -> int:
    """Measure, print and write the table; 1 where a budget is missed."""
    rows: list[Row] = []
    with TemporaryDirectory(prefix="bench-") as working:
        folder = Path(working)
        database = filled(folder)
        with serving("dashboard.wsgi:application", in_production(database)) as site:
            drawing.save(site.address + PAGE, folder)
            with (
                serving("constant:application", yardstick(folder), folder=ROOT / "benchmarks") as constant,
                serving("dashboard.wsgi:application", in_production(database, KEPT_MIB="0")) as anew,
            ):
                rows += rates(site, anew, constant)
                rows += drawings(site, constant)
        rows += starts(database, folder)
        rows += costs(database)
        rows += long_files(database)
    rows += [] if quick else growth()
    table = "\n".join(["| what | found | budget | verdict |", "|---|---|---|---|", *map(str, rows)])
    print(table)
    _write(table)
    return 1 if any(row.kept is False for row in rows) else 0


def _write(table: str) -> None:
    text = REPORT.read_text()
    when = f"{datetime.now(UTC):%-d %B %Y}, Python {platform.python_version()}, {platform.machine()}"
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    REPORT.write_text(f"{before}{BEGIN}\nMeasured on {when}.\n\n{table}\n{END}{after}")


if __name__ == "__main__":
    sys.exit(main(quick="--quick" in sys.argv))
