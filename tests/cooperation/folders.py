"""Reading and spoiling the files of a data set."""

import csv
from collections.abc import Callable
from pathlib import Path

type Spoil = Callable[[Path], object]


def read(path: Path) -> list[list[str]]:
    """All lines of a file, the header first."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def write(path: Path, lines: list[list[str]]) -> None:
    """Write a file as the format wants it."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(lines)


def set_cell(folder: Path, file: str, row: int, column: str, cell: str) -> None:
    """Put a text into a cell; rows count from 1, below the header."""
    lines = read(folder / file)
    lines[row][lines[0].index(column)] = cell
    write(folder / file, lines)


def add_row(folder: Path, file: str, **cells: str) -> None:
    """Add a row that has these cells and else is empty."""
    lines = read(folder / file)
    write(folder / file, [*lines, [cells.get(column, "") for column in lines[0]]])


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file of a data set by its name."""
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def cells(file: str, row: int, **texts: str) -> Spoil:
    """What puts texts into cells of a row."""

    def spoil(folder: Path) -> None:
        for column, text in texts.items():
            set_cell(folder, file, row, column, text)

    return spoil


def row(file: str, **texts: str) -> Spoil:
    """What adds a row."""
    return lambda folder: add_row(folder, file, **texts)


def line(file: str, number: int, texts: list[str]) -> Spoil:
    """What puts a line in place of another; the header is number 0."""

    def spoil(folder: Path) -> None:
        lines = read(folder / file)
        write(folder / file, [*lines[:number], texts, *lines[number + 1 :]])

    return spoil


def raw(file: str, change: Callable[[bytes], bytes]) -> Spoil:
    """What changes the bytes of a file."""
    return lambda folder: (folder / file).write_bytes(change((folder / file).read_bytes()))


def all_of(*spoils: Spoil) -> Spoil:
    """Several changes at once."""

    def spoil(folder: Path) -> None:
        for one in spoils:
            one(folder)

    return spoil
