"""What the repository promises about itself: its contents, its size, its dependencies, its settings."""

import re
import subprocess
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from uv import find_uv_bin

ROOT = Path(__file__).parent.parent

PACKAGES = {"cooperation", "dashboard"}
PARTS = {"templates", "static", "tests", "docs", "benchmarks", ".ci"}
PAPERS = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"}
TOOLING = {
    "manage.py",
    "pyproject.toml",
    "uv.lock",
    "requirements.txt",
    "requirements-dev.txt",
    "Makefile",
    ".gitignore",
    ".editorconfig",
}

LONGEST_MODULE = 400
LONGEST_DECISION = 60
MOST_MODULES = 20
LONGEST_TEMPLATE_LINE = 160


def git(*arguments: str) -> list[str]:
    """The lines that git answers with, from the root of the repository."""
    answer = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return answer.stdout.splitlines()


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file of the repository, those not yet added too, relative to its root."""
    listed = git("ls-files", "--cached", "--others", "--exclude-standard")
    return [Path(line) for line in listed if (ROOT / line).exists()]


def modules(files: list[Path]) -> list[Path]:
    """The modules of the two packages that people write; migrations are written by Django."""
    return [
        path for path in files if path.suffix == ".py" and path.parts[0] in PACKAGES and "migrations" not in path.parts
    ]


def test_the_top_level_holds_what_a_newcomer_expects(files: list[Path]) -> None:
    assert {path.parts[0] for path in files} == PACKAGES | PARTS | PAPERS | TOOLING


@pytest.mark.parametrize(
    ("name", "groups"), [("requirements.txt", "--no-dev"), ("requirements-dev.txt", "--all-groups")]
)
def test_requirements_are_those_of_the_lock(name: str, groups: str) -> None:
    command = [find_uv_bin(), "export", "--frozen", "--offline", "--no-hashes", "--quiet", groups]
    exported = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    assert (ROOT / name).read_bytes() == exported, "run: make requirements"


def test_a_site_needs_no_tool_of_the_tests_and_nothing_that_only_some_sites_need() -> None:
    needed = {line.split("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line}
    assert {"django", "pandas", "plotly"} <= needed
    assert not needed & {"pytest", "mypy", "ruff", "hypothesis", "mcp", "statsmodels", "scipy", "rq"}


def test_the_lock_is_that_of_the_project() -> None:
    command = [find_uv_bin(), "lock", "--check", "--offline"]
    checked = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert checked.returncode == 0, f"run: uv lock\n{checked.stderr}"


def test_nothing_has_to_be_compiled() -> None:
    """A machine with Python and make has no C compiler: each package brings a wheel for Linux."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    fits = re.compile(r"-(none|abi3|cp313)-(any|manylinux[a-z0-9_.]*x86_64)").search
    ready = {
        package["name"] for package in lock["package"] if any(fits(wheel["url"]) for wheel in package.get("wheels", []))
    }
    # The project itself, what the lock names only to leave it out (tool.uv), and what is installed on Windows alone.
    assert {package["name"] for package in lock["package"]} - ready == {
        *("cooperation-monitor", "quickjs", "crontab", "pywin32")
    }


def test_every_dependency_says_why_it_is_there() -> None:
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text().splitlines()]
    is_dependency = re.compile(r'"[a-z0-9-]+(\[[a-z,-]+\])?~=[0-9.]+",').fullmatch
    named = [(above, line) for above, line in pairwise(lines) if is_dependency(line)]
    unexplained = [line for above, line in named if not above.startswith("# ")]
    assert len(named) >= 20
    assert not unexplained


def test_every_setting_from_the_environment_is_in_the_table() -> None:
    _, table, code = (ROOT / "dashboard" / "settings.py").read_text().split('"""', maxsplit=2)
    documented = set(re.findall(r"^\| ([A-Z_]+) \|", table, re.MULTILINE))
    read = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"|"([A-Z_]+)" in os\.environ', code))
    names = {first or second for first, second in read}
    # dj-database-url reads its variable itself.
    assert documented == names | {"DATABASE_URL"}


def test_no_module_is_long(files: list[Path]) -> None:
    lengths = {path.as_posix(): len((ROOT / path).read_text().splitlines()) for path in modules(files)}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_of_rules_has_the_test_file_of_its_name(files: list[Path]) -> None:
    rules, tests = Path("cooperation/analysis"), Path("tests/analysis")
    mirrored = {
        (tests / path.relative_to(rules)).with_name(f"test_{path.name}")
        for path in files
        if path.is_relative_to(rules) and path.name != "__init__.py"
    }
    assert {path for path in files if path.is_relative_to(tests) and path.name.startswith("test_")} == mirrored


def test_a_folder_of_pages_can_be_surveyed(files: list[Path]) -> None:
    """A subject that needs more modules is two subjects."""
    folders = Counter(path.parent.as_posix() for path in modules(files) if path.is_relative_to("dashboard/pages"))
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_no_line_of_a_template_is_long(files: list[Path]) -> None:
    templates = [path for path in files if path.suffix == ".html" and path.parts[0] == "templates"]
    lines = {path.as_posix(): (ROOT / path).read_text().splitlines() for path in templates}
    long = {name: [len(line) for line in found if len(line) > LONGEST_TEMPLATE_LINE] for name, found in lines.items()}
    assert templates
    assert {name: lengths for name, lengths in long.items() if lengths} == {}


def test_scripts_of_others_come_from_their_packages(files: list[Path]) -> None:
    minified = [path for path in files if path.match("*.min.*") or path.suffix == ".map"]
    assert minified == []


def test_the_readme_names_both_commands() -> None:
    readme = (ROOT / "README.md").read_text()
    assert "make demo" in readme
    assert "make test" in readme


def test_every_decision_fits_on_a_screen(files: list[Path]) -> None:
    decisions = [path for path in files if path.is_relative_to("docs/adr")]
    lengths = {path.name: len((ROOT / path).read_text().splitlines()) for path in decisions}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > LONGEST_DECISION} == {}
