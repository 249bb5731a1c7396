"""The command `orta`. Exit codes: 0 done, 1 the input is at fault (one line per fault), 2 wrong usage."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from geo.errors import FactError, GeoError
from geo.folders import built_dir_of, is_current
from geo.resources import shipped_data_dir
from server.settings import read_data_dir, read_settings


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
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--root-path", help="the path under which a proxy mounts the atlas")
    serve.add_argument("--public-url", help="the address by which readers reach the atlas")
    serve.add_argument("--data", type=_existing_folder, metavar="DIR", help="a data folder of your own")
    serve.add_argument("--workers", type=int, default=1)
    serve.set_defaults(run=_serve)

    build = commands.add_parser("build", help="build a data folder into an edition")
    build.add_argument("folder", nargs="?", type=_existing_folder, metavar="DIR")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="say every fault of a data folder")
    check.add_argument("folder", nargs="?", type=_existing_folder, metavar="DIR")
    check.set_defaults(run=_check)
    return parser


def _existing_folder(text: str) -> Path:
    folder = Path(text)
    if not (folder / "facts").is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a data folder: it holds no folder 'facts'")
    return folder.resolve()


def _serve(options: argparse.Namespace) -> int:
    import uvicorn

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
    uvicorn.run(
        "server.main:create_app_from_environment",
        factory=True,
        host=options.host,
        port=options.port,
        workers=options.workers,
        log_level="warning",
        server_header=False,
    )
    return 0


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
    build(data_dir, built_dir_of(data_dir), _report)
    return 0


def _report(line: str) -> None:
    print(f"orta: {line}", file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    from geo.facts import read_facts

    facts = read_facts(options.folder or shipped_data_dir())
    print(f"no fault: {len(facts.claims)} claims, {len(facts.corridors)} corridors, {len(facts.sources)} sources")
    return 0


if __name__ == "__main__":
    sys.exit(main())
