"""The command `orta`. Exit codes: 0 done, 1 the input is at fault (one line per fault), 2 wrong usage."""

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import FactError, GeoError
from geo.folders import built_dir_of, is_current
from geo.resources import shipped_data_dir
from server.settings import SettingsError, check_public_url, read_data_dir, read_settings

if TYPE_CHECKING:  # loads pandas and shapely, which serving must not
    from geo.own_line import Replacement


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except FactError as error:
        print(error, file=sys.stderr)
    except GeoError as error:
        print(f"orta: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="orta", description="An atlas of Türkiye's corridors in Central Asia.")
    parser.add_argument("--version", action="version", version=f"orta {version('orta-atlas')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serve the atlas, building it first if need be")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--root-path", type=_root_path, help="the path under which a proxy mounts the atlas")
    serve.add_argument("--public-url", type=_public_url, help="the address by which readers reach the atlas")
    serve.add_argument("--data", type=_existing_folder, metavar="DIR", help="a data folder of your own")
    serve.add_argument("--workers", type=_count, default=1)
    serve.set_defaults(run=_serve)

    export = commands.add_parser("export", help="write all facts as a ZIP that `orta init` takes up again")
    export.add_argument("out", type=Path, metavar="OUT", help="where to; its ending picks what is written: .zip")
    export.add_argument("--as", dest="rendering", choices=("map", "data", "cite", "describe"), default="data")
    export.add_argument("--data", type=_existing_folder, metavar="DIR", help="a data folder of your own")
    export.set_defaults(run=_export)

    build = commands.add_parser("build", help="build a data folder into an edition")
    build.add_argument("folder", nargs="?", type=_existing_folder, metavar="DIR")
    build.add_argument("--explain", metavar="SLUG", help="print how the legs of a corridor got their lines")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="say every fault of a data folder")
    check.add_argument("folder", nargs="?", type=_existing_folder, metavar="DIR")
    check.set_defaults(run=_check)

    init = commands.add_parser("init", help="make a data folder of your own to start from")
    init.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    init.add_argument("--from", dest="package", type=Path, metavar="ZIP", help="all facts of an exported ZIP")
    init.set_defaults(run=_init)

    route = commands.add_parser("route", help="give a leg of a data folder of your own the line in a file")
    route.add_argument("corridor", metavar="SLUG", help="the corridor")
    route.add_argument("file", type=Path, metavar="FILE", help="any file of lines that GDAL reads")
    route.add_argument("--leg", type=_leg, required=True, metavar="N")
    route.add_argument("--source", required=True, help="the id of a source of the folder, or the title of a new one")
    route.add_argument("--licence", type=_licence, required=True, help="an SPDX id, such as ODbL-1.0")
    route.add_argument(
        "--accuracy-km", type=_kilometres, required=True, metavar="X", help="95 of 100 points are closer"
    )
    route.add_argument("--layer", metavar="NAME", help="which layer, where the file has several with lines")
    route.add_argument("--data", type=_existing_folder, metavar="DIR", help="a data folder of your own")
    route.set_defaults(run=_route)
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: 0 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of workers: 1 or more")
    return int(text)


def _leg(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of a leg: 1 or more")
    return int(text)


def _licence(text: str) -> str:
    from geo.fact_files import is_spdx_id

    if not is_spdx_id(text):
        raise argparse.ArgumentTypeError(f"{text} is no SPDX id such as CC-BY-4.0, ODbL-1.0 or LicenseRef-Survey")
    return text


def _kilometres(text: str) -> float:
    try:
        kilometres = float(text)
    except ValueError:
        kilometres = 0.0
    if not 0 < kilometres < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is no number of kilometres above 0")
    return kilometres


def _root_path(text: str) -> str:
    if text and not text.startswith("/"):
        raise argparse.ArgumentTypeError(f"{text} must begin with a slash, as in /x/atlas")
    return text


def _public_url(text: str) -> str:
    try:
        return check_public_url(text) or ""
    except SettingsError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _existing_folder(text: str) -> Path:
    folder = Path(text)
    if not (folder / "facts").is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a data folder: it holds no folder 'facts'")
    return folder.resolve()


def _serve(options: argparse.Namespace) -> int:
    given = {
        "ORTA_DATA": options.data,
        "ORTA_PUBLIC_URL": options.public_url,
        "ORTA_ROOT_PATH": options.root_path,
    }
    # Worker processes read the same variables; an option goes before what the environment says.
    os.environ.update({name: str(value) for name, value in given.items() if value is not None})
    settings, data_dir = read_settings(), read_data_dir()
    if not is_current(data_dir):
        _build_apart(data_dir)
    print(f"orta: serving http://{options.host}:{options.port}{settings.root_path}/", file=sys.stderr)
    return _run_server(options)


def _run_server(options: argparse.Namespace) -> int:
    """Serve until stopped; a server that cannot start (its port is taken) is an input at fault."""
    try:
        _run_uvicorn(options)
    except SystemExit as stop:
        return 1 if stop.code else 0
    return 0


def _run_uvicorn(options: argparse.Namespace) -> None:
    import uvicorn

    uvicorn.run(
        "server.main:create_app_from_environment",
        factory=True,
        host=options.host,
        port=options.port,
        workers=options.workers,
        log_level="warning",
        server_header=False,
    )


def _build_apart(data_dir: Path) -> None:
    """Build in a process of its own, so that the serving one never loads what only building needs."""
    done = subprocess.run([sys.executable, "-m", "server.cli", "build", str(data_dir)], check=False)  # noqa: S603
    if done.returncode != 0 and not built_dir_of(data_dir).is_dir():
        raise SystemExit(done.returncode)
    if done.returncode != 0:
        print("orta: the data folder is at fault; serving the last good edition", file=sys.stderr)


def _build(options: argparse.Namespace) -> int:
    from geo.build import build

    data_dir = options.folder or shipped_data_dir()
    edition = build(data_dir, built_dir_of(data_dir), _report)
    if options.explain is not None:
        from geo.explain import explain_corridor

        print(explain_corridor(edition, options.explain))
    return 0


def _report(line: str) -> None:
    print(f"orta: {line}", file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    from geo.facts import read_facts
    from geo.layers import build_layers

    data_dir = options.folder or shipped_data_dir()
    facts = read_facts(data_dir)
    build_layers(facts, data_dir)
    print(f"no fault: {len(facts.claims)} claims, {len(facts.corridors)} corridors, {len(facts.sources)} sources")
    return 0


def _export(options: argparse.Namespace) -> int:
    if options.rendering != "data" or options.out.suffix.lower() != ".zip":
        print(f"orta: {options.out} as {options.rendering}: not there yet; use OUT.zip --as data", file=sys.stderr)
        return 2
    from geo.data_package import export_data

    export_data(options.data or shipped_data_dir(), options.out, _report)
    _report(f"wrote {options.out}, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


def _init(options: argparse.Namespace) -> int:
    from geo.data_package import read_package
    from geo.starter import make_folder, starter_files

    files = starter_files() if options.package is None else read_package(options.package)
    make_folder(options.folder, files)
    _report(f"made {options.folder}; see it with: orta serve --data {options.folder}")
    return 0


def _route(options: argparse.Namespace) -> int:
    from geo.own_line import replace_leg

    data_dir = options.data or read_data_dir()
    done = replace_leg(
        data_dir,
        options.corridor,
        options.leg,
        options.file,
        source=options.source,
        licence=options.licence,
        accuracy_km=options.accuracy_km,
        layer=options.layer,
        report=_report,
    )
    print("\n".join(_route_lines(done, data_dir)))
    return 0


def _route_lines(done: "Replacement", data_dir: Path) -> Iterator[str]:
    """Yield what was done to a leg, and what to do next."""
    leg, fitted = done.leg, done.fitted
    former = "no line that could be drawn" if done.former_km is None else f"{done.former_km:.1f} km"
    yield f"{leg.corridor} leg {leg.leg}: {done.length_km:.1f} km instead of {former}, in {done.path}"
    yield (
        f"stops: {leg.from_stop} {fitted.from_km:.2f} km and {leg.to_stop} {fitted.to_km:.2f} km from the line given, "
        "joined to it by straight pieces"
    )
    published = ", ".join(f"{fact.value or fact.value_en} {fact.unit or ''} ({fact.source})" for fact in done.published)
    yield f"main legs of {leg.corridor}: {done.corridor_km:.1f} km; published: {published or 'nothing'}"
    if done.is_new_source:
        yield f"source: {done.source.source}, new in {done.path.parents[1] / 'sources' / 'lines.toml'}"
    else:
        yield f"source: {done.source.source}"
    if done.removed_waypoints:
        yield f"waypoints.csv: {done.removed_waypoints} rows of the former line taken out"
    yield f"next: orta build {shlex.quote(str(data_dir))}"


if __name__ == "__main__":
    sys.exit(main())
