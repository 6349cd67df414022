"""Where the course's data lies: in the repository, in the wheel, or where a build says."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
ROOT_VARIABLE = "ONCAMERA_ROOT"
STATIC_VARIABLE = "ONCAMERA_STATIC"


def data_root() -> Path:
    """Return the folder that holds `bank/`, `evidence/` and the labs' `exercises/data/`.

    A site build names its own source folder through the environment (a test's tiny book has its own bank);
    a clone has the folders beside the package; an installed wheel carries them inside it.
    """
    named = os.environ.get(ROOT_VARIABLE)
    if named:
        return Path(named)
    if (PACKAGE.parent / "bank").is_dir():
        return PACKAGE.parent
    return PACKAGE / "_data"


def building_site() -> bool:
    """Tell whether this process (or the kernel that it started) is building the published site."""
    return os.environ.get(STATIC_VARIABLE) == "1"
