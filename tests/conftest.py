"""What tests share: the shipped atlas, built once per session, and copies of its facts that a test may break."""

import os
import shutil

import pytest
from hypothesis import settings

from geo.build import build
from geo.edition import Edition
from geo.facts import read_facts
from geo.layers import build_layers
from geo.resources import shipped_data_dir

# The same examples on every run and no clock: a property fails for everybody or for nobody.
settings.register_profile("promises", deadline=None, derandomize=True, database=None)
settings.register_profile("long", parent=settings.get_profile("promises"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "promises"))


def _silent(_line):
    """Take a line of the build's report and say nothing."""


@pytest.fixture(scope="session")
def built_dir(tmp_path_factory):
    """Return the folder of the shipped atlas as `orta build` writes it. Do not change what is in it."""
    folder = tmp_path_factory.mktemp("atlas") / "built"
    build(shipped_data_dir(), folder, _silent)
    return folder


@pytest.fixture(scope="session")
def edition(built_dir):
    return Edition.load(built_dir)


@pytest.fixture(scope="session")
def facts():
    return read_facts(shipped_data_dir())


@pytest.fixture(scope="session")
def layers(facts):
    return build_layers(facts, shipped_data_dir())


@pytest.fixture
def data_folder(tmp_path):
    """Return a function that copies the shipped facts to a folder of the test's own, which it may break."""

    def copy(name="data"):
        shutil.copytree(shipped_data_dir() / "facts", tmp_path / name / "facts")
        return tmp_path / name

    return copy


@pytest.fixture
def build_edition():
    """Return a function that builds a data folder: `build_edition(data_dir, built_dir)`; the edition comes back."""

    def build_silently(data_dir, built_dir):
        return build(data_dir, built_dir, _silent)

    return build_silently
