"""What a code cell prints during a site build: the name of a widget, which the build turns into HTML.

So no text of the bank is frozen into an execution result, and an edited record changes the pages that show it.
"""

from typing import Any

MIME = "application/vnd.oncamera.widget+json"


class NamedWidget:
    """Names a widget and its arguments in a notebook's output."""

    def __init__(self, widget: str, **arguments: Any) -> None:
        self.widget, self.arguments = widget, arguments

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        said = ", ".join(f"{name} {value}" for name, value in self.arguments.items() if value is not None)
        # Pairs, not a dict: nbformat sorts the keys of a dict.
        pairs = [[name, value] for name, value in self.arguments.items()]
        return {MIME: {"widget": self.widget, "arguments": pairs}, "text/plain": f"{self.widget}: {said}".strip(": ")}
