"""The record as a data package: read by others, taken back by ourselves, and had again as it was."""

import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from cooperation.actions.dataset import load_folder
from cooperation.actions.export import export_folder
from cooperation.actions.publication import pages_changed
from cooperation.actions.shipped import DATA
from cooperation.ingest.archive import unpacked
from cooperation.models import CountryPair, Proposal
from tests.cooperation.conftest import MADE_UP, empty_record
from tests.cooperation.ingest.test_package import complaints

pytestmark = pytest.mark.django_db
SLUG = "BLR-KAZ"


def fetched(client: Client, address: str, folder: Path) -> Path:
    """The files of a data package, as the loader unpacks them."""
    response = client.get(address)
    assert response.status_code == 200
    files = folder / "files"
    files.mkdir(parents=True)
    path = folder / "data.zip"
    path.write_bytes(response.content)
    with unpacked(path) as plain:
        for file in plain.iterdir():
            (files / file.name).write_bytes(file.read_bytes())
    return files


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def pair() -> CountryPair:
    return CountryPair.objects.with_countries().by_slug(SLUG).get()


def test_the_package_is_the_record_and_frictionless_finds_no_fault(client: Client, tmp_path: Path) -> None:
    files = fetched(client, f"/{SLUG}/data.zip", tmp_path)
    export_folder(pair(), tmp_path / "exported")
    assert contents(files) == contents(tmp_path / "exported")
    assert complaints(files) == [[]]


@pytest.mark.database
def test_the_loader_takes_it_back_and_changes_nothing(client: Client, tmp_path: Path) -> None:
    before = pair().revision
    report = load_folder(fetched(client, f"/{SLUG}/data.zip", tmp_path))
    assert (report.added, report.changed) == (0, 0)
    assert pair().revision == before


def test_each_pair_that_ships_and_one_made_up_go_out_and_come_back_unchanged(client: Client, tmp_path: Path) -> None:
    packages = []
    for folder in (*sorted(DATA.glob("???-???")), MADE_UP.parent / "IND-NPL"):
        load_folder(folder)
        packages.append(fetched(client, f"/{folder.name}/data.zip", tmp_path / folder.name))
        report = load_folder(packages[-1])
        assert (report.added, report.changed) == (0, 0), folder.name
        slug, revision = folder.name, CountryPair.objects.by_slug(folder.name).get().revision
        package, archive = (client.get(f"/{slug}/{name}.zip") for name in ("data", f"revisions/{revision}"))
        assert package.content == archive.content, slug
        assert package.headers["ETag"] == archive.headers["ETag"]
    assert len(packages) == 4
    assert complaints(*packages) == [[]] * len(packages)


@pytest.mark.database
def test_a_revision_can_be_had_again(client: Client, tmp_path: Path) -> None:
    first = pair().revision
    export_folder(pair(), tmp_path / "as-it-was")
    Proposal.objects.filter(pair=pair(), number=9).update(title="Another title")
    pages_changed([pair()], by="editor")
    then = fetched(client, f"/{SLUG}/revisions/{first}.zip", tmp_path / "then")
    now = fetched(client, f"/{SLUG}/data.zip", tmp_path / "now")
    assert contents(then) == contents(tmp_path / "as-it-was")
    assert b"Another title" in contents(now)["proposals.csv"]
    assert contents(now) == contents(fetched(client, f"/{SLUG}/revisions/{pair().revision}.zip", tmp_path / "latest"))
    empty_record()
    load_folder(then)
    export_folder(pair(), tmp_path / "loaded")
    assert contents(tmp_path / "loaded") == contents(then)


def test_a_citation_leads_to_the_record_as_it_was_cited(client: Client) -> None:
    words = client.get(f"/{SLUG}/trade.cite.txt").content.decode()
    address = f"/{SLUG}/revisions/{pair().revision}.zip"
    assert f"http://testserver{address}" in words
    assert zipfile.ZipFile(io.BytesIO(client.get(address).content)).testzip() is None


def test_a_package_is_not_sent_again_and_a_revision_that_is_not_is_not_found(client: Client) -> None:
    etag = client.get(f"/{SLUG}/data.zip").headers["ETag"]
    assert client.get(f"/{SLUG}/data.zip", headers={"if-none-match": etag}).status_code == 304
    for revision in (1, pair().revision + 1, 999_999_999):
        assert client.get(f"/{SLUG}/revisions/{revision}.zip").status_code == 404
    assert client.get(f"/{SLUG}/revisions/0.zip").status_code == 404
