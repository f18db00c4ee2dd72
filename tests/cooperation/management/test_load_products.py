"""``manage.py load_products``: what it says, what it refuses, and that a process that is killed leaves nothing."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from cooperation.models import ProductUpload
from tests.cooperation.actions.product_files import figures, file_of
from tests.cooperation.ingest.products.test_stores import parquet  # noqa: F401 - a fixture

MANAGE = django_settings.BASE_DIR / "manage.py"


def said(*arguments: Any, **options: Any) -> str:
    out = StringIO()
    call_command("load_products", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("shipped", "no_figures")
class TestWords:
    """What the command says."""

    def test_a_file_with_the_account_of_its_rows(self, tmp_path: Path) -> None:
        words = said(file_of(tmp_path, {}, {"motCode": 9}, {"cmdCode": "fish"}), "--note", "UN Comtrade")
        assert words.splitlines() == [
            "trade.csv: UN Comtrade, current layout.",
            "3 rows: 1 count, 1 left aside, 1 refused.",
            "  The file does not hold the exports of the whole world, which indices need.",
            "  trade.csv, line 4, cmdCode: “fish” is no code of the Harmonized System.",
            "3 lines stored, 0 earlier ones replaced.",
        ]
        assert ProductUpload.objects.get().note == "UN Comtrade"

    def test_many_refused_rows_are_told_in_part(self, tmp_path: Path) -> None:
        words = said(file_of(tmp_path, {}, *[{"cmdCode": "fish"}] * 30))
        assert "… and 10 more; see the upload in the administration." in words

    def test_progress_in_a_log(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("cooperation.management.commands.load_products.SECONDS_BETWEEN_LINES", -1)
        words = said(file_of(tmp_path, {}))
        assert "Reading: 2 rows, 100%, 0 s left" in words
        assert "Storing: 3 rows, 100%, 0 s left" in words

    def test_a_list_of_products(self, tmp_path: Path) -> None:
        (tmp_path / "codes.csv").write_text("code,description\n30351,Herrings\n")
        assert said(tmp_path / "codes.csv") == "codes.csv: a list of products; 1 names stored.\n"

    def test_the_example(self) -> None:
        assert "18 lines stored" in said("--example")
        assert said("--example") == ""

    @pytest.mark.usefixtures("parquet")
    def test_a_relation_named_by_the_settings(self, tmp_path: Path, settings: Any) -> None:
        settings.PRODUCTS_RELATION = f"parquet:{tmp_path}"
        assert "own database." in said("--relation", "--edition", "H5")

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["/no/such/file"], "There is no file /no/such/file"),
            (["--relation"], "Set PRODUCTS_RELATION"),
        ],
    )
    def test_what_cannot_be_loaded(self, arguments: list[str], sentence: str) -> None:
        with pytest.raises(CommandError, match=f"Nothing was stored. {sentence}"):
            said(*arguments)

    def test_ctrl_c_stores_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def press(*_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("cooperation.management.commands.load_products.load_products", press)
        with pytest.raises(CommandError, match="Stopped") as stopped:
            said(file_of(tmp_path, {}))
        assert stopped.value.returncode == 130
        assert figures() == {}


ROWS = 2_000
# Live animals, in every edition of the Harmonized System since 2012.
CODES = ("010121", "010129", "010130", "010190", "010221", "010229", "010231", "010239", "010290", "010310")


def environment(database: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(django_settings.BASE_DIR)}


def rows_in(database: Path) -> list[int]:
    tables = ("producttrade", "productupload", "productcoverage", "product", "countrypair")
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = [connection.execute(f"SELECT count(*) FROM cooperation_{table}").fetchone()[0] for table in tables]  # noqa: S608
        return [*counts, *connection.execute("SELECT revision FROM cooperation_countrypair").fetchone()]


@pytest.fixture
def database(database_file: Path, tmp_path: Path) -> Path:
    """A database in a file, with a record and the example, for a test to spoil."""
    return Path(shutil.copy(database_file, tmp_path / "db.sqlite3"))


# The command as it is, but that it stays where all lines are written and nothing is committed yet.
# The alarm ends it where nobody else does. Tests that a shell began in the background were told to ignore an interrupt,
# and so would this process.
HALF_WAY = """
import signal, sys
signal.alarm(3600)
signal.signal(signal.SIGINT, signal.default_int_handler)
import django
from django.core.management import execute_from_command_line
django.setup()
from cooperation.actions import products
whole = products.write_lines
def half_way(*arguments):
    whole(*arguments)
    print("half way", flush=True)
    signal.pause()
products.write_lines = half_way
execute_from_command_line(sys.argv)
"""


@contextmanager
def half_way(database: Path, file: Path) -> Iterator[subprocess.Popen[str]]:
    """The command in the middle of its transaction."""
    command = [sys.executable, "-c", HALF_WAY, "load_products", str(file), "--edition", "H5"]
    settings = {"DJANGO_SETTINGS_MODULE": "dashboard.settings"}
    with subprocess.Popen(command, env=environment(database) | settings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            assert "half way\n" in iter(process.stdout.readline, "")
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_process_that_is_killed_in_the_middle_leaves_the_database_as_it_was(
    database: Path, tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    file = tmp_path / "baci.csv"
    with file.open("w") as stream:
        stream.write("t,i,j,k,v,q\n")
        stream.writelines(f"2017,112,{4 + n % 200},{CODES[n // 200]},1.5,2\n" for n in range(ROWS))
    before = rows_in(database)
    with half_way(database, file) as process:
        process.send_signal(sign)
        assert process.wait() == code
    assert rows_in(database) == before
    again = subprocess.run(
        [sys.executable, MANAGE, "load_products", file, "--edition", "H5"],
        env=environment(database),
        check=True,
        capture_output=True,
        text=True,
    )
    assert "lines stored, 0 earlier ones replaced." in again.stdout
