"""Turns a notebook output that names a widget into its node. Found by myst-nb through its entry point."""

from typing import Any

from docutils import nodes

from oncamera.hosts.site.shown import WidgetNode
from oncamera.widgets.parts.named import MIME


class WidgetMime:
    """The interface that myst-nb asks of a MIME renderer plugin."""

    mime_priority_overrides = [("html", MIME, 1)]  # noqa: RUF012 (myst-nb reads a plain class attribute)

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Node] | None:
        """Stand a node for our own MIME type; None leaves any other type to myst-nb."""
        if inline or data.mime_type != MIME:
            return None
        return [WidgetNode("", widget=data.content["widget"], arguments=dict(data.content["arguments"]))]
