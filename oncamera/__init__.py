"""On Camera: the code behind the course.

Importing this package is cheap: a notebook needs no Sphinx and the site build no widget library,
so each name that a cell uses is loaded when it is first used.
"""

from typing import Any

_OTHERS = ("figure", "course", "claim_value", "claim_dates")


def __getattr__(name: str) -> Any:
    """Give what a notebook uses: `figure`, `course`, `claim_value`, `claim_dates`, and each widget by its call."""
    if name == "figure":
        from oncamera.figures import figure

        return figure
    if name.startswith("_"):
        raise AttributeError(f"module 'oncamera' has no attribute {name!r}")
    from oncamera.hosts.jupyter import notebook

    if name in _OTHERS:
        return getattr(notebook, name)
    if name not in notebook.CALLS:
        raise AttributeError(
            f"module 'oncamera' has no attribute {name!r}; its widgets are: {', '.join(notebook.CALLS)}"
        )
    return notebook.show_of(name)


def __dir__() -> list[str]:
    """List those names, so that Jupyter offers them after `oncamera.` and Tab."""
    from oncamera.hosts.jupyter import notebook

    return sorted([*globals(), *_OTHERS, *notebook.CALLS])
