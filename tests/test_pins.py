"""Nothing is installed that isn't pinned, with its hash; and the package asks for all that it imports."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

FILES = ["requirements.txt", "requirements-dev.txt", "requirements-lab.txt", "requirements-build.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
NEEDED = PROJECT["project"]["dependencies"]
BY_EXTRA = PROJECT["project"]["optional-dependencies"]
EXTRAS = [text for texts in BY_EXTRA.values() for text in texts]


def requirements(name: str) -> list[Requirement]:
    """Read the requirements of one file, without their hashes, and without what stands behind a `#`."""
    lines = (re.split(r"\s+#|\\$", line)[0] for line in (ROOT / name).read_text().splitlines())
    return [Requirement(line) for line in lines if re.match(r"[A-Za-z0-9]", line)]


def pins(name: str) -> dict[str, set[str]]:
    """Give the exact versions of each library in one file: more than one where it depends on the Python."""
    found: dict[str, set[str]] = {}
    for asked in requirements(name):
        found.setdefault(canonicalize_name(asked.name), set()).add(str(asked.specifier))
    return found


BUILD = pins("requirements-build.txt")


def locked_with_hashes() -> dict[str, int]:
    """Count the hashes of each `name==version` in hashes.txt."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / "hashes.txt").read_text())[1:]
    return {block.split(" ")[0]: len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)) for block in blocks}


def test_every_locked_library_has_a_hash():
    assert [pin for pin, hashes in locked_with_hashes().items() if hashes == 0] == []


def test_each_lock_names_exact_versions_only():
    loose = [
        str(asked)
        for name in ("hashes.txt", "constraints.txt", "requirements-build.txt")
        for asked in requirements(name)
        if not re.fullmatch(r"==[^,*]+", str(asked.specifier))
    ]
    assert loose == []


def test_the_plain_constraints_are_the_lock_without_its_hashes():
    assert pins("constraints.txt") == pins("hashes.txt")


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_asks_for_is_locked_at_that_version(name):
    locked = pins("hashes.txt")
    missing = [
        str(asked)
        for asked in requirements(name)
        for pin in locked.get(canonicalize_name(asked.name), {"==0"})
        if not asked.specifier.contains(pin.removeprefix("==")) or pin == "==0"
    ]
    assert missing == [], "Type: make lock"


def test_what_the_package_asks_for_is_locked_within_its_range():
    locked = pins("hashes.txt")
    asked = [Requirement(text) for text in NEEDED + EXTRAS]
    versions = {str(r): locked.get(canonicalize_name(r.name), {"==0"}) for r in asked}
    outside = [str(r) for r in asked for pin in versions[str(r)] if not r.specifier.contains(pin.removeprefix("=="))]
    assert outside == []


def test_the_build_backend_and_all_that_it_needs_are_pinned():
    asked = {r.name: {str(r.specifier)} for r in map(Requirement, PROJECT["build-system"]["requires"])}
    assert asked == {name: pin for name, pin in BUILD.items() if name not in {"pip", "setuptools"}}


def test_the_environments_own_pip_and_setuptools_are_pinned():
    assert {"pip", "setuptools"} <= set(BUILD)


def test_make_installs_nothing_that_has_no_hash():
    text = (ROOT / "Makefile").read_text()
    installing = [line.strip() for line in text.splitlines() if re.search(r"\t.*(HASHED|PIP|pip).* -(r|e|c) ", line)]
    assert len(installing) == 5
    assert [line for line in installing if not line.startswith("@$(HASHED) ")] == [
        "@$(PIP) install --no-deps --no-build-isolation -e ."  # this folder itself, made by the pinned backend
    ]
    assert re.search(r"^HASHED := \$\(PIP\) install --require-hashes ", text, re.MULTILINE)


def imported(path: Path, top: bool) -> set[str]:
    """Give the outside libraries that a module imports as it's loaded (`top`), or anywhere."""
    tree = ast.parse(path.read_text())
    nodes = tree.body if top else ast.walk(tree)
    names = [a.name for n in nodes if isinstance(n, ast.Import) for a in n.names]
    nodes = tree.body if top else ast.walk(tree)
    names += [n.module for n in nodes if isinstance(n, ast.ImportFrom) and not n.level and n.module]
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"oncamera"}


# Where a module may import, as it's loaded, what one of the extras brings. All other modules do without.
NEEDS = {
    "oncamera/documents/": "paper",
    "oncamera/hosts/site/": "site",
    "oncamera/labs/": "labs",
    "oncamera/widgets/base_rates/base_rates_live.py": "labs",
}


@cache
def sold_as() -> dict[str, list[str]]:
    """Give the packages that bring each name that can be imported. It reads all that is installed: once will do."""
    return dict(packages_distributions())


def unasked(path: Path, asked: list[str], top: bool) -> list[str]:
    """Name what a module imports that is on none of the lists."""
    names = {canonicalize_name(Requirement(text).name) for text in asked}
    return [
        f"{path.relative_to(ROOT)}: {name}"
        for name in sorted(imported(path, top))
        if not names & {canonicalize_name(package) for package in sold_as().get(name, [name])}
    ]


def test_a_module_imports_as_it_is_loaded_only_what_the_package_or_its_extra_brings():
    missing = []
    for path in sorted((ROOT / "oncamera").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        extra = next((extra for start, extra in NEEDS.items() if where.startswith(start)), None)
        missing += unasked(path, NEEDED + (BY_EXTRA[extra] if extra else []), top=True)
    assert missing == []


def test_the_package_asks_for_all_that_its_modules_import():
    assert [name for path in (ROOT / "oncamera").rglob("*.py") for name in unasked(path, NEEDED + EXTRAS, False)] == []


def test_an_import_is_found_wherever_it_stands(tmp_path):
    module = tmp_path / "module.py"
    module.write_text("import json\nimport yaml.nodes\nfrom . import near\ndef f():\n    from bs4 import Tag\n")
    assert (imported(module, top=True), imported(module, top=False)) == ({"yaml"}, {"yaml", "bs4"})


LOAD_ALL = """
import importlib, json, pkgutil, oncamera
failed = {}
for found in pkgutil.walk_packages(oncamera.__path__, "oncamera.", onerror=lambda name: None):
    try:
        loaded = importlib.import_module(found.name)
        if found.name.startswith("oncamera.labs.") and found.name.endswith(".tasks"):
            loaded.LAB.tasks  # what a lab says, and its tables, lie in the wheel too
    except ImportError as error:
        failed[found.name] = str(error)
print(json.dumps([failed, "site-packages" in oncamera.__file__]))
"""


@pytest.mark.build
def test_the_wheel_loads_what_it_must_without_extras_and_all_of_it_with_them(tmp_path):
    def run(*command: str) -> str:
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=900)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check")
    run(sys.executable, *pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT))
    wheel = next(tmp_path.glob("oncamera-*.whl"))
    run(sys.executable, "-m", "uv", "venv", "--quiet", "--python", sys.executable, str(tmp_path / "venv"))
    python = str(next(path for path in (tmp_path / "venv").glob("*/python*") if path.stem == "python"))
    install = ("-m", "uv", "pip", "install", "--quiet", "--python", python, "--constraint", ROOT / "constraints.txt")
    run(sys.executable, *map(str, install), str(wheel))
    failed, from_wheel = json.loads(run(python, "-c", LOAD_ALL))
    assert from_wheel
    needing = tuple(start.removesuffix(".py").rstrip("/").replace("/", ".") for start in NEEDS)
    assert {name: error for name, error in failed.items() if not name.startswith(needing)} == {}
    assert failed["oncamera.labs"].endswith('type: pip install ".[labs]"')
    run(sys.executable, *map(str, install), f"{wheel}[{','.join(BY_EXTRA)}]")
    assert json.loads(run(python, "-c", LOAD_ALL)) == [{}, True]


def test_what_checks_the_scripts_is_pinned_by_hash_and_is_nothing_that_a_reader_needs():
    package, lock = (json.loads((ROOT / name).read_text()) for name in ("package.json", "package-lock.json"))
    assert (package["private"], set(package) & {"dependencies", "scripts"}) == (True, set())
    assert list(package["devDependencies"]) == ["@biomejs/biome", "typescript"]
    assert lock["packages"].pop("")["devDependencies"] == package["devDependencies"]
    unpinned = [name for name, one in lock["packages"].items() if not one["integrity"].startswith("sha512-")]
    assert (unpinned, [name for name, one in lock["packages"].items() if not one["dev"]]) == ([], [])


def test_make_takes_the_locked_versions_and_runs_no_code_of_theirs_as_it_installs():
    text = (ROOT / "Makefile").read_text()
    assert re.findall(r"npm (?:ci|i|install)\b.*", text) == ["npm ci --ignore-scripts --no-audit --no-fund --silent"]
