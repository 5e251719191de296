from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from licences import Package, packages
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = dict(
    line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split() if "==" in line
)
EXTRAS = ("postgresql", "cluster", "dev", "fuzz", "audit", "compare")
TOLERATED = re.compile(r"\b(?:MIT|BSD|Apache|ISC|PSF|CNRI|MPL|LGPL)\b", re.IGNORECASE)
"""Licences under which a package may be used by, and installed beside, a program under the MIT licence."""


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.name)
def test_every_package_has_a_licence_that_the_program_may_be_passed_on_with(package: Package) -> None:
    assert TOLERATED.search(package.licence), f"{package.name}: {package.licence or 'no licence told'}"


def test_what_the_program_asks_for_is_listed_and_what_tests_need_is_not() -> None:
    listed = {package.name: package.extra for package in packages()}
    asked = [canonicalize_name(Requirement(told).name) for told in PROJECT["dependencies"]]
    assert [name for name in asked if listed.get(name) != ""] == []
    assert listed["psycopg"] == "`postgresql`"
    assert listed["distributed"] == "`cluster`"
    assert "pytest" not in listed


def test_every_package_of_the_program_and_its_development_is_pinned() -> None:
    pinned = {canonicalize_name(name) for name in PINNED}
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *(told for name in EXTRAS for told in extras[name])]
    direct = {canonicalize_name(Requirement(told).name) for told in asked}
    assert {package.name for package in packages()} | direct <= pinned
