"""What the documents say is there is there, and what is there is said."""

import csv
import pkgutil
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import server.routes
from geo.claims import FILTERS
from geo.readable.asked import SORTS
from geo.readable.matrix import BACKGROUND
from geo.view import PARAMETERS
from server.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def slugs(table, column):
    with (ROOT / "data" / "facts" / table).open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


def first_cells(heading):
    """Return what stands as code in the first column of the table in README that has this heading."""
    (table,) = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\n((?:\|.*\n)+)", README, re.MULTILINE)
    return [code for row in table.splitlines() for code in re.findall(r"`([^`]+)`", row.split("|")[1])]


def modules(room):
    paths = (ROOT / room).rglob("*.py")
    return sorted(path.relative_to(ROOT / room).as_posix() for path in paths if path.name != "__init__.py")


def routes():
    groups = [import_module(f"server.routes.{info.name}") for info in pkgutil.iter_modules(server.routes.__path__)]
    return {"/openapi.json", *(route.path for group in groups for route in group.router.routes)}


def variables():
    texts = [path.read_text(encoding="utf-8") for room in ("server", "tools") for path in (ROOT / room).rglob("*.py")]
    return {name for text in texts for name in re.findall(r"\bORTA_[A-Z_]+\b", text)}


def commands(capsys):
    return re.findall(r"^    (\w+)  ", help_of(capsys), re.MULTILINE)


def usages():
    """Return the lines of README that say how each command is called, by command."""
    (part,) = re.findall(r"^## Command line\n(.*?)^##", README, re.MULTILINE | re.DOTALL)
    return dict(re.findall(r"^    orta (\w+) (.*)$", part, re.MULTILINE))


def help_of(capsys, *arguments):
    with pytest.raises(SystemExit):
        main([*arguments, "--help"])
    return capsys.readouterr().out


def test_readme_names_every_layer_in_catalogue_order():
    assert first_cells("layer") == slugs("layers.csv", "layer")


def test_readme_names_every_theme_in_catalogue_order():
    assert first_cells("theme") == slugs("themes.csv", "theme")


def test_readme_names_every_parameter_of_a_view_in_canonical_order():
    assert first_cells("parameter") == [parameter.name for parameter in PARAMETERS]


@pytest.mark.parametrize("parameter", [p for p in PARAMETERS if p.form == "choice"], ids=lambda p: p.name)
def test_readme_names_every_value_of_a_choice(parameter):
    (row,) = re.findall(rf"^\| `{parameter.name}` \|.*$", README, re.MULTILINE)
    assert [value for value in parameter.values if f"`{value}`" not in row] == []


def test_readme_names_every_setting():
    assert set(first_cells("variable")) == variables()


def test_readme_names_every_route():
    assert set(first_cells("route")) == routes()


def test_readme_names_every_filter_of_claims():
    (row,) = re.findall(r"^\| `/api/v1/claims` \|.*$", README, re.MULTILINE)
    assert [name for name in FILTERS if f"`{name}`" not in row] == []


def test_readme_names_every_file_of_the_facts():
    files = {path.name for path in (ROOT / "data" / "facts").iterdir() if path.is_file()}
    assert set(first_cells("file in `facts/`")) == files | {"sources/*.toml", "lines/*.geojson"}


def test_readme_names_every_make_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"help"}
    assert set(first_cells("`make`")) == {f"make {target}" for target in targets}


def test_readme_names_every_command(capsys):
    assert list(usages()) == commands(capsys)


def test_readme_names_every_option_of_every_command(capsys):
    options = {name: set(re.findall(r"--[a-z-]+", help_of(capsys, name))) - {"--help"} for name in commands(capsys)}
    assert {name: set(re.findall(r"--[a-z-]+", usage)) for name, usage in usages().items()} == options


def test_readme_counts_the_tools():
    with (ROOT / "data" / "facts" / "words.csv").open(encoding="utf-8", newline="") as file:
        tools = {row["word"] for row in csv.DictReader(file) if row["list"] == "tool"} - set(BACKGROUND)
    assert re.findall(r"one theme for each of the (\d+) tools", README) == [str(len(tools))]


def test_readme_names_every_order_of_the_claims_page():
    (row,) = re.findall(r"^\| `/claims` \|.*$", README, re.MULTILINE)
    assert [name for name in SORTS if f"`{name}`" not in row] == []


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md"])
def test_links_to_files_lead_somewhere(document):
    targets = re.findall(r"\]\((?!https?:|#)([^)]+)\)", (ROOT / document).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).is_file()] == []


@pytest.mark.parametrize("room", ["geo", "server"])
def test_architecture_names_every_module(room):
    (part,) = re.findall(rf"^### Modules of {room}\n(.*?)^##", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert sorted(re.findall(r"`([\w/]+\.py)`", part)) == modules(room)


def test_changelog_names_every_layer():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [layer for layer in slugs("layers.csv", "layer") if f"`{layer}`" not in changelog] == []


def test_architecture_gives_a_reason_for_every_dependency():
    (part,) = re.findall(r"^## Dependencies\n(.*)", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    names = [re.match(r"[\w.-]+", requirement)[0] for requirement in wanted]
    assert [name for name in names if f"`{name}`" not in part] == []


def test_citation_names_the_version_of_the_project():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [PROJECT["version"]]
