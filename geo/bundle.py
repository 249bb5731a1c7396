"""One script and one stylesheet per page, made from the authored modules and styles.

Modules are joined in the order of their imports inside one function: a page in a sandboxed frame, and a single file,
cannot load modules under a strict policy. Plain concatenation, because our modules need nothing more: every import is
of a named export of our own, no two modules define the same top-level name, and both are checked here. What is left of
the work, taking out comments and spaces, is rjsmin's and rcssmin's.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from geo.errors import BuildError
from geo.style import css_variables

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{ ([\w, ]+) \};$", re.MULTILINE)
_TOP_LEVEL = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_EXPORTED_NAME = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
_OTHER_MODULE_SYNTAX = re.compile(r"^(?:import|export) .*$", re.MULTILINE)

STYLE_ORDER = (
    "vars",
    "base",
    "map",
    "layer_tree",
    "choices",
    "legend",
    "details",
    "credit",
    "header",
    "search",
    "page",
    "readable",
    "corridor",
)
"""Later files may refine earlier ones."""


def bundle_script(entry: Path, *, global_name: str) -> str:
    """Return a module and all that it imports as one classic script; its exports become members of a global."""
    modules = {path: path.read_text(encoding="utf-8") for path in _in_import_order(entry)}
    _check_names(modules)
    exports = sorted(_exported(modules[entry.resolve()]))
    body = "\n".join(_without_module_syntax(path, text) for path, text in modules.items())
    return f'var {global_name}=(function(){{"use strict";\n{jsmin(body)}\nreturn {{{",".join(exports)}}};}})();\n'


def _in_import_order(entry: Path) -> list[Path]:
    ordered: dict[Path, None] = {}

    def visit(path: Path, importers: tuple[Path, ...]) -> None:
        if path in importers:
            raise BuildError(f"{path}: imports itself by way of {importers[-1].name}")
        if path in ordered:
            return
        for imported in _imports(path):
            visit(imported, (*importers, path))
        ordered[path] = None

    visit(entry.resolve(), ())
    return list(ordered)


def _imports(path: Path) -> Iterator[Path]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BuildError(f"{path}: cannot be read: {error.strerror}") from error
    for match in _IMPORT.finditer(text):
        yield (path.parent / match[2]).resolve()


def _check_names(modules: dict[Path, str]) -> None:
    defined: dict[str, Path] = {}
    for path, text in modules.items():
        for name in _TOP_LEVEL.findall(text):
            if name in defined:
                raise BuildError(f"{path.name} and {defined[name].name} both define {name}")
            defined[name] = path
        for match in _IMPORT.finditer(text):
            unknown = set(match[1].split(", ")) - _exported(modules[(path.parent / match[2]).resolve()])
            if unknown:
                raise BuildError(f"{path.name} imports what {match[2]} does not export: {', '.join(sorted(unknown))}")


def _exported(text: str) -> set[str]:
    declared = set(_EXPORTED_NAME.findall(text))
    listed = {name for names in _EXPORT_LIST.findall(text) for name in names.split(", ")}
    return declared | listed


def _without_module_syntax(path: Path, text: str) -> str:
    plain = _EXPORT.sub("", _EXPORT_LIST.sub("", _IMPORT.sub("", text)))
    left = _OTHER_MODULE_SYNTAX.search(plain)
    if left is not None:
        raise BuildError(f"{path.name}: the bundle does not know this form: {left[0]}")
    return plain


def bundle_styles(folder: Path) -> str:
    """Return all styles as one sheet, the inks of geo.style first."""
    known = {path.stem for path in folder.glob("*.css")}
    if known != set(STYLE_ORDER):
        raise BuildError(f"{folder}: styles and STYLE_ORDER differ: {sorted(known ^ set(STYLE_ORDER))}")
    sheets = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_ORDER]
    return str(cssmin(css_variables() + "\n".join(sheets)))
