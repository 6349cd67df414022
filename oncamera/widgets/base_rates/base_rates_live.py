"""The sliders and the matplotlib picture, for a running notebook: apart, so that a site build loads neither library."""

import base64
import io
from typing import Any

import ipywidgets
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from oncamera.figures import CARD, GOLD, INK, QUIET, RUST
from oncamera.results.base_rates import Outcomes
from oncamera.templating import render
from oncamera.widgets.base_rates.base_rates_marks import KINDS, MARKS_A_ROW, mark_kinds, result_of

TILE = 10  # pixels a side of one mark with the gap round it
# Shape as well as color tells the kinds apart.
_SHAPES = {
    "caught": lambda x, y: np.maximum(abs(x), abs(y)) <= 4,
    "missed": lambda x, y: (np.maximum(abs(x), abs(y)) <= 4) & (np.maximum(abs(x), abs(y)) > 2),
    "wrongly_flagged": lambda x, y: x**2 + y**2 <= 17,
    "cleared": lambda x, y: np.maximum(abs(x), abs(y)) <= 1,
}
_COLOURS = {"caught": RUST, "missed": RUST, "wrongly_flagged": GOLD, "cleared": QUIET}
_SAID = {
    "caught": "impostors flagged (full squares)",
    "missed": "impostors missed (open squares)",
    "wrongly_flagged": "honest people flagged (discs)",
    "cleared": "honest people cleared (dots)",
}


def _rgb(color: str) -> list[int]:
    return [int(color[start : start + 2], 16) for start in (1, 3, 5)]


def _tile(kind: str) -> Any:
    """Draw one mark: TILE by TILE pixels, red, green and blue."""
    across = np.arange(TILE) - TILE // 2
    x, y = np.meshgrid(across, across)
    return np.where(_SHAPES[kind](x, y)[..., None], _rgb(_COLOURS[kind]), _rgb(CARD)).astype(np.uint8)


class Picture:
    """A figure drawn once; each redraw changes its image and its four lines of text, and nothing else."""

    def __init__(self) -> None:
        # Not through pyplot: a figure that no registry holds goes away with the notebook's cell.
        self._figure = Figure(figsize=(5.2, 4.05), dpi=100, facecolor=CARD)
        FigureCanvasAgg(self._figure)
        self._tiles = np.stack([_tile(kind) for kind in KINDS])
        axes = self._figure.add_axes((0.02, 0.2, 0.96, 0.78))
        axes.axis("off")
        self._image = axes.imshow(self._tiles[0], extent=(0, 40, 25, 0), interpolation="nearest")
        self._lines = [
            self._figure.text(0.02 + 0.5 * (index // 2), 0.13 - 0.08 * (index % 2), "", color=INK, fontsize=9)
            for index in range(len(KINDS))
        ]

    def png(self, counts: Outcomes) -> bytes:
        """Draw 1,000 marks for the counts and give the picture's bytes."""
        kinds = np.array([KINDS.index(kind) for kind in mark_kinds(counts)]).reshape(-1, MARKS_A_ROW)
        self._image.set_data(self._tiles[kinds].swapaxes(1, 2).reshape(len(kinds) * TILE, -1, 3))
        for line, kind in zip(self._lines, KINDS, strict=True):
            line.set_text(f"{getattr(counts, kind)} {_SAID[kind]}")
        buffer = io.BytesIO()
        self._figure.savefig(buffer, format="png")
        return buffer.getvalue()


def sliders(one_in: int, caught: int, cleared: int) -> ipywidgets.VBox:
    """Give three sliders over the result in words and the picture, which follow at once."""
    picture = Picture()
    wide = {"style": {"description_width": "19em"}, "layout": {"width": "40em", "max_width": "100%"}}
    rates = {
        "one_in": ipywidgets.IntSlider(one_in, 2, 1000, description="Impostors: 1 in every", **wide),
        "caught": ipywidgets.IntSlider(caught, 0, 100, description="Flagged, of every 100 impostors", **wide),
        "cleared": ipywidgets.IntSlider(cleared, 0, 100, description="Cleared, of every 100 honest people", **wide),
    }
    shown = ipywidgets.HTML()

    def redraw(_: Any = None) -> None:
        result = result_of(**{name: slider.value for name, slider in rates.items()})
        data = base64.b64encode(picture.png(result["counts"])).decode()
        shown.value = render("base_rates_live.html", data=data, said=_SAID, kinds=KINDS, **result)

    for slider in rates.values():
        slider.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([*rates.values(), shown])
