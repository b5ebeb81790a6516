"""What a program shows is taken as matplotlib would have drawn it on the screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import pytest

from sandbox.execute import Execution, execute
from sandbox.result import Limits, Status

mpl.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

if TYPE_CHECKING:
    from numpy.typing import NDArray

BEGIN = """
import numpy as np
import matplotlib.pyplot as plt
y, x = np.mgrid[:12, :17]
gray = (10 * y + x) / 130
colour = np.stack([gray, gray[::-1], 1 - gray], axis=-1)
"""
PROGRAMS = Path(__file__).with_name("shown.txt").read_text("utf-8")
SHOWN = dict(re.findall(r"^# == (.*?) ==\n(.*?)(?=^# ==|\Z)", PROGRAMS, re.MULTILINE | re.DOTALL))
DECORATED = """
import matplotlib
matplotlib.use("Agg")
plt.style.use("default")
plt.figure(figsize=(5, 5), dpi=80, facecolor="white")
ax = plt.gca()
im = ax.imshow(gray, cmap="gray", interpolation="nearest", aspect="equal", extent=(0, 1, 0, 1))
plt.colorbar(im, ax=ax, label="brightness").set_label("x")
plt.title("a title", fontsize=12); plt.xlabel("x"); plt.ylabel("y"); plt.suptitle("b")
plt.xticks([]); plt.yticks([]); plt.axis("off"); plt.axis("equal"); plt.grid(False); plt.xlim(0, 1)
ax.set_title("c"); ax.set_aspect("equal"); ax.set_axis_off(); ax.tick_params(left=False)
for spine in ax.spines.values():
    spine.set_visible(False)
ax.get_xaxis().set_visible(False)
plt.gcf().set_size_inches(3, 3); plt.gcf().patch.set_facecolor("black")
plt.subplots_adjust(left=0); plt.tight_layout(pad=0); plt.legend([]); plt.draw(); plt.pause(0.1)
plt.savefig("picture.png", dpi=100, bbox_inches="tight", pad_inches=0)
plt.show(block=True); plt.close("all"); plt.clf(); plt.ion(); plt.ioff()
"""


def run(source: str, *, policy: bool = True) -> Execution:
    """Run a program here."""
    return execute(BEGIN + source, sizes=((32, 32),), seed=0, limits=Limits(), policy=policy)


def drawn(source: str, monkeypatch: pytest.MonkeyPatch) -> NDArray[np.uint8]:
    """Let matplotlib draw what the same program shows, eight pixels for one, and take every eighth."""
    shown: list[Any] = []
    original = Axes.imshow

    def imshow(self: Axes, *arguments: Any, **options: Any) -> Any:
        shown.append(original(self, *arguments, **options))
        return shown[-1]

    monkeypatch.setattr(Axes, "imshow", imshow)
    with mpl.rc_context():
        plt.close("all")
        exec(BEGIN + source, {})
        image = shown[-1]
        figure, (rows, columns) = image.figure, image.get_array().shape[:2]
        for axes in figure.axes:
            axes.set_visible(axes is image.axes)
        image.axes.set_axis_off()
        image.axes.set_aspect("auto")
        image.axes.set_position((0, 0, 1, 1))
        figure.set_dpi(100)
        figure.set_size_inches(columns * 8 / 100, rows * 8 / 100)
        figure.canvas.draw()
        pixels = np.array(figure.canvas.buffer_rgba())[4::8, 4::8, :3]
        plt.close("all")
    return pixels


@pytest.mark.parametrize("name", SHOWN)
def test_it_looks_as_matplotlib_draws_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours, order of rows, gaps and opacity are those of matplotlib's own drawing."""
    execution = run(SHOWN[name])
    assert execution.status is Status.OK, execution.failure
    expected = drawn(SHOWN[name], monkeypatch).astype(int)
    assert execution.seen.shape == expected.shape
    difference = np.abs(execution.seen - expected)
    assert difference.max() <= 1
    assert (difference > 0).mean() < 0.02 or "opacity" in name or "rgba" in name


@pytest.mark.parametrize("name", SHOWN)
def test_the_array_itself_is_kept(name: str) -> None:
    """Beside what was seen, the array is there as it was given to ``imshow``."""
    execution = run(SHOWN[name])
    assert execution.source.endswith("show")
    assert execution.image.shape[:2] == execution.seen.shape[:2]


def test_decoration_is_accepted_and_ignored() -> None:
    """Titles, ticks, colour bars and saving change nothing."""
    plain, decorated = run("plt.imshow(gray, cmap='gray')"), run(DECORATED)
    assert decorated.status is Status.OK, decorated.failure
    assert np.array_equal(decorated.seen, plain.seen)


@pytest.mark.parametrize(
    "call",
    [
        "plt.plot([1], [2])",
        "plt.scatter(x, y)",
        "plt.gca().add_patch(1)",
        "plt.fill([0, 1], [1, 0])",
        "plt.text(0, 0, 'a')",
        "fig, ax = plt.subplots()\nax.contourf(gray)",
        "fig, ax = plt.subplots()\nax.plot([1])",
        "plt.Circle((0, 0), 1)",
        "plt.bar([1], [2])",
        "fig = plt.figure()\nfig.canvas.draw()\nnp.asarray(fig.canvas.buffer_rgba())",
    ],
)
def test_drawing_with_matplotlib_is_refused_with_advice(call: str) -> None:
    """A program that draws is told to draw into an array."""
    execution = run(call)
    assert execution.status is Status.REFUSED
    assert "draw into an array with numpy" in execution.failure.message
    assert execution.failure.line is not None


@pytest.mark.parametrize("policy", [True, False])
def test_saved_arrays_are_taken(policy: bool) -> None:
    """``imsave`` counts as showing; it is stricter than ``imshow``, as in matplotlib."""
    execution = run("plt.imsave('a.png', gray, cmap='gray', origin='lower')", policy=policy)
    shown = run("plt.imshow(gray, cmap='gray', origin='lower')")
    assert execution.source == "plt.imsave"
    assert np.array_equal(execution.seen, shown.seen)
    wrong = run("plt.imsave('a.png', 2 * colour)", policy=policy)
    assert wrong.failure.message == "Floating point image RGB values must be in the [0,1] range"


def test_coloured_arrays_are_matplotlibs() -> None:
    """``plt.cm`` and its kin turn values into the same colours."""
    source = (
        "norm = plt.Normalize(gray.min(), gray.max())\n"
        "image = plt.cm.viridis(norm(gray))[..., :3]\n"
        "image = (image + plt.cm.ScalarMappable(norm, 'hot').to_rgba(gray)[..., :3]) / 2"
    )
    scope: dict[str, Any] = {}
    exec(BEGIN + source, scope)
    assert np.array_equal(run(source).image, scope["image"])


def test_displayed_pictures_are_taken() -> None:
    """``display`` of a notebook shows a picture."""
    source = (
        "from PIL import Image\nfrom IPython.display import display\n"
        "display('text', Image.fromarray((colour * 255).astype(np.uint8)))"
    )
    execution = run(source)
    assert execution.source == "display"
    assert execution.seen.shape == (12, 17, 3)


def test_reading_files_is_refused() -> None:
    """Neither matplotlib nor Pillow opens anything."""
    for call in ("plt.imread('a.png')", "from PIL import Image\nImage.open('a.png')"):
        execution = run(call)
        assert execution.status is Status.REFUSED
        assert "cannot read or write files" in execution.failure.message
