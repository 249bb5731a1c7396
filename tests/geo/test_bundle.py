"""Modules become one script and styles one sheet, in order; what plain joining would break is refused."""

import re

import pytest

from geo.bundle import STYLE_ORDER, bundle_script, bundle_styles
from geo.errors import BuildError
from geo.resources import static_dir


@pytest.fixture
def write(tmp_path):
    """Return a function that writes modules, `name="text"`, and returns the path of the one named `main`."""

    def write_modules(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return tmp_path / "main.js"

    return write_modules


def bundle(entry):
    return bundle_script(entry, global_name="orta")


def test_modules_stand_in_the_order_of_their_imports(write):
    deep = "export const deepest = 1;\n"
    middle = 'import { deepest } from "./deep.js";\nexport const middle = deepest;\n'
    main = 'import { middle } from "./middle.js";\nimport { deepest } from "./deep.js";\nexport const top = middle;\n'
    script = bundle(write(main=main, middle=middle, deep=deep))
    assert re.findall(r"const (\w+)", script) == ["deepest", "middle", "top"]


def test_a_module_imported_twice_stands_once(write):
    one = 'import { shared } from "./shared.js";\nexport const one = shared;\n'
    main = 'import { one } from "./one.js";\nimport { shared } from "./shared.js";\nexport const top = one + shared;\n'
    assert bundle(write(main=main, one=one, shared="export const shared = 1;\n")).count("const shared") == 1


def test_only_exports_of_the_first_module_are_seen_from_outside(write):
    part = "export function part() {}\n"
    main = 'import { part } from "./part.js";\nfunction hidden() {}\nexport function open() { part(); hidden(); }\n'
    script = bundle(write(main=main, part=part))
    assert script.startswith("var orta=")
    assert re.search(r"return \{([^}]*)\};\}\)\(\);\s*$", script)[1] == "open"


def test_a_list_of_exports_is_understood(write):
    part = "const one = 1;\nconst two = 2;\nexport { one, two };\n"
    main = 'import { one, two } from "./part.js";\n\nexport { one, two };\n'
    script = bundle(write(main=main, part=part))
    assert ("return {one,two}" in script, "export" in script, "import" in script) == (True, False, False)


def test_strings_and_patterns_come_through_unchanged(write):
    line = 'export const text = "a  //  b /* c */" + `d  e`;\nexport const pattern = /\\/\\*  x/g;\n'
    script = bundle(write(main=line))
    assert ('"a  //  b /* c */"' in script, "`d  e`" in script, "/\\/\\*  x/g" in script) == (True,) * 3


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        pytest.param(
            {"main": 'import { a } from "./part.js";\nconst b = a;\n', "part": "export const a = 1;\nconst b = 2;\n"},
            "main.js and part.js both define b",
            id="one name in two modules",
        ),
        pytest.param(
            {"main": 'import { a } from "./part.js";\n', "part": "const a = 1;\n"},
            "main.js imports what ./part.js does not export: a",
            id="import of what is not exported",
        ),
        pytest.param(
            {"main": 'import { a } from "./part.js";\n', "part": "export const ab = 1;\n"},
            "main.js imports what ./part.js does not export: a",
            id="export of a longer name",
        ),
        pytest.param({"main": 'import { a } from "./gone.js";\n'}, "gone.js: cannot be read", id="missing module"),
        pytest.param(
            {"main": 'import { a } from "./part.js";\n', "part": 'import { b } from "./main.js";\n'},
            "imports itself",
            id="circle",
        ),
        pytest.param({"main": "export default 1;\n"}, "does not know this form", id="default export"),
        pytest.param({"main": 'import * as all from "./a.js";\n'}, "does not know this form", id="import of all"),
        pytest.param({"main": 'import "./a.js";\n'}, "does not know this form", id="import for its effect"),
        pytest.param(
            {"main": 'import { a as b } from "./part.js";\n', "part": "export const a = 1;\n"},
            "a as b",
            id="renamed import",
        ),
        pytest.param({"main": 'import { a } from "leaflet";\n'}, "does not know this form", id="package"),
        pytest.param({"main": 'export * from "./a.js";\n'}, "does not know this form", id="export of all"),
    ],
)
def test_what_cannot_be_joined_is_refused(write, texts, message):
    with pytest.raises(BuildError, match=re.escape(message)):
        bundle(write(**texts))


def test_all_scripts_of_the_atlas_are_in_its_bundle():
    script = bundle(static_dir() / "js" / "atlas.js")
    for path in (static_dir() / "js").rglob("*.js"):
        for name in re.findall(r"^export (?:async )?(?:function|class|const) (\w+)", path.read_text("utf-8"), re.M):
            assert re.search(rf"(?:function|class|const) {name}\b", script), f"{path.name}: {name}"


def test_every_style_has_its_place_in_the_order():
    assert sorted(STYLE_ORDER) == sorted(path.stem for path in (static_dir() / "css").glob("*.css"))


@pytest.fixture
def css(tmp_path):
    """Return a folder with a style of each name in the order, each with one rule of its own."""
    for name in STYLE_ORDER:
        (tmp_path / f"{name}.css").write_text(f".{name} {{ margin: 0; }}\n", encoding="utf-8")
    return tmp_path


def test_styles_stand_in_their_order_after_the_inks(css):
    sheet = bundle_styles(css)
    assert re.findall(r"\.([a-z_]+)\{margin", sheet) == list(STYLE_ORDER)
    assert sheet.startswith(":root{")


def test_a_style_without_a_place_is_refused(css):
    (css / "stray.css").write_text("", encoding="utf-8")
    with pytest.raises(BuildError, match="stray"):
        bundle_styles(css)


def test_a_missing_style_is_refused(css):
    (css / "map.css").unlink()
    with pytest.raises(BuildError, match="map"):
        bundle_styles(css)


def test_colours_stand_in_one_place_only():
    for path in (static_dir() / "css").glob("*.css"):
        if path.stem != "vars":
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)", path.read_text("utf-8")) == [], path.name


def test_every_ink_that_styles_use_is_defined():
    sheet = bundle_styles(static_dir() / "css")
    defined = set(re.findall(r"(--[\w-]+)\s*:", sheet))
    used = set(re.findall(r"var\((--[\w-]+)\)", sheet))
    assert used <= defined
