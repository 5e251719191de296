"""The store as Datasette shows it, with the metadata that is shipped."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from made_once import seed_store

from tracker.store import tables

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path(tables.__file__).with_name("datasette.yaml")
METADATA: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
DATABASE: dict[str, Any] = METADATA["databases"]["tracker"]
COLUMNS = {name: set(table.columns.keys()) for name, table in tables.Row.metadata.tables.items()}


@pytest.fixture(scope="module")
def browse(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """Give what asks Datasette for a page: JSON as objects, other pages as text."""
    app = pytest.importorskip("datasette.app", reason="Datasette is not installed")
    path = seed_store(tmp_path_factory.mktemp("store") / "tracker.db")
    datasette = app.Datasette([path], metadata=METADATA)

    def ask(address: str) -> Any:
        response = asyncio.run(datasette.client.get(address, follow_redirects=True))
        assert response.status_code == 200, response.text
        return response.json() if ".json" in address else response.text

    return ask


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_every_table_of_the_store_is_described_by_columns_that_it_has(name: str) -> None:
    told = DATABASE["tables"][name]
    assert told["description"]
    assert told.get("hidden") or told["title"]
    assert {*told.get("columns", {}), *told.get("facets", ())} <= COLUMNS[name]
    assert told.get("label_column", "version") in COLUMNS[name]


@pytest.mark.uncounted
def test_titles_and_descriptions_stand_on_the_pages(browse: Callable[[str], Any]) -> None:
    assert METADATA["title"] in browse("/")
    assert DATABASE["title"] in browse("/tracker")
    claims = browse("/tracker/claim")
    assert DATABASE["tables"]["claim"]["title"] in claims
    assert DATABASE["tables"]["claim"]["columns"]["value"] in claims


def test_the_table_of_the_program_itself_is_hidden(browse: Callable[[str], Any]) -> None:
    shown = [table["name"] for table in browse("/tracker.json")["tables"] if not table["hidden"]]
    assert sorted(shown) == sorted(set(COLUMNS) - {"tracker_schema"})


@pytest.mark.parametrize(
    ("table", "column", "label"),
    [
        ("claim", "region", "乌鲁木齐市"),
        ("claim", "report_id", "002_78aa3a24179fccbc.txt"),
        ("report", "region", "乌鲁木齐市"),
        ("fact", "region", "乌鲁木齐市"),
    ],
)
def test_a_foreign_key_shows_the_label_of_its_row_and_leads_there(
    table: str, column: str, label: str, browse: Callable[[str], Any]
) -> None:
    rows = browse(f"/tracker/{table}.json?_labels=on&_shape=objects&region=650100&_size=1")["rows"]
    assert rows[0][column]["label"] == label
    other = {"region": "region", "report_id": "report"}[column]
    assert f'href="/tracker/{other}/{rows[0][column]["value"]}">{label}</a>' in browse(
        f"/tracker/{table}?region=650100&_size=1"
    )


@pytest.mark.parametrize("table", [name for name, told in DATABASE["tables"].items() if told.get("facets")])
def test_every_facet_counts_its_values(table: str, browse: Callable[[str], Any]) -> None:
    facets = browse(f"/tracker/{table}.json?_shape=objects&_size=0")["facet_results"]
    assert set(facets) == set(DATABASE["tables"][table]["facets"])
    assert all(facet["results"] for facet in facets.values())


def test_the_stored_query_puts_targets_and_actuals_of_a_period_together(browse: Callable[[str], Any]) -> None:
    rows = browse("/tracker/league.json?indicator=gdp&period=2020&_shape=objects")["rows"]
    told = {(row["name"], row["kind"], row["measure"], row["value"]) for row in rows}
    assert {("乌鲁木齐市", "target", "growth", "6"), ("乌鲁木齐市", "actual", "growth", "1.2")} <= told
