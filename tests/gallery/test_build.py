"""The gallery as files: what it shows, what it escapes, what it writes and what it leaves alone."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.build import write_site
from gallery.exhibits import Collection, arrange
from gallery.highlight import highlight
from gallery.index import CARDS
from gallery.markup import escape
from gallery.reply import reply
from procgen.__main__ import main
from procgen.errors import StoreError
from procgen.png import read_png
from procgen.store import open_run


class Page(HTMLParser):
    """What a browser finds in a page: elements with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data

    def links(self) -> list[str]:
        """List what the page refers to."""
        return [a[name] or "" for _, a in self.elements for name in ("href", "src") if name in a]


@pytest.fixture
def site(collections, tmp_path):
    """Build the site of the hand-made records."""
    write_site(collections, tmp_path / "site", title="A gallery")
    return tmp_path / "site"


def pages(site):
    """Read every page of a site by its name."""
    return {path.name: Page(path.read_text("utf-8")) for path in site.glob("*.html")}


def test_a_page_shows_each_attempt_from_message_to_checks(site):
    """A visitor finds the message, the words, the program, the failure, the checks and what was printed."""
    text = pages(site)["then-basketball.html"].text

    for shown in (
        "Draw a ball, please (turn 2).",
        "It uses numpy and x**2 + y**2.",
        "image[70] = 255",
        "IndexError in line 4",
        "index 70 is out of bounds for axis 0 with size 64",
        "working ␛[1m...",
        "Circularity 0.98 (at least 0.9).",
        "There is no program in the reply",
        "the model saw none of the attempts above",
        "1,200 tokens read, 310 written",
        "isolation level 3",
        "read as 0 to 255",
    ):
        assert shown in text, shown


def test_what_models_write_never_becomes_markup(site):
    """Hostile text in any field adds no script, no handler, no element that the templates do not have."""
    for name, page in pages(site).items():
        tags = {tag for tag, _ in page.elements}
        assert tags.isdisjoint({"script", "style", "iframe", "object", "form", "base"}), name
        images = [attributes["src"] for tag, attributes in page.elements if tag == "img"]
        assert all(source.startswith("pictures/") for source in images)
        assert not [
            a for _, attributes in page.elements for a in attributes if a.startswith("on") or a == "style"
        ]
    assert "<script>document.title = 'owned'</script>" in pages(site)[hostile_page(site)].text


def hostile_page(site):
    """Find the page whose every text attacks."""
    return next(path.name for path in site.glob("then-p-code-pre-script*.html"))


@given(text=st.text())
def test_any_text_is_shown_as_itself(text):
    """Escaped text reads as it was, but for controls and halves of characters, which nobody could read."""
    controls = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    plain = re.sub(controls, "", text)

    page = Page(f'<p title="{escape(plain)}">{escape(plain)}</p>')

    assert page.elements == [("p", {"title": plain})]
    assert page.text == plain


@given(source=st.text("ab \n\t'\"#()=:\\<&", max_size=60), line=st.integers(1, 5))
def test_colours_change_no_letter_of_a_program(source, line):
    """A highlighted program reads as it was, line by line, and only the failing line is marked."""
    page = Page(highlight(source, line))

    lines = (source if source.endswith("\n") else f"{source}\n").split("\n")[:-1]
    assert page.text.split("\n")[:-1] == lines
    assert sum(tag == "mark" for tag, _ in page.elements) == (line <= len(lines))


def test_line_numbers_survive_leading_blank_lines(site):
    """The marked line is the one that the traceback names."""
    html = (site / "then-basketball.html").read_text("utf-8")
    (marked,) = re.findall(r"<mark.*?</mark>", html)

    assert Page(marked).text == 'image[70] = 255  # "too far"'


@pytest.mark.parametrize(
    ("text", "program", "shown"),
    [
        (
            "Look:\n```python\na = 1\n```\nDone.",
            "a = 1\n",
            [("prose", "Look:"), ("code", "a = 1"), ("prose", "Done.")],
        ),
        ("a = 1\nb = 2", "a = 1\nb = 2", [("code", "a = 1\nb = 2")]),
        ("Look:\na = 1\nDone.", "a = 1", [("prose", "Look:"), ("code", "a = 1"), ("prose", "Done.")]),
        ("```sh\nls\n```\n```python\na = 1\n```", "a = 1\n", [("code aside", "ls"), ("code", "a = 1")]),
        (
            "One:\n```python\na = 1\n```\nTwo:\n```python\nb = 2\n```",
            "a = 1\n\nb = 2\n",
            [("prose", "One:"), ("code", "a = 1\n\nb = 2"), ("prose", "Two:")],
        ),
        ("Cut off:\n```python\na = 1", "a = 1", [("prose", "Cut off:"), ("code", "a = 1")]),
        ("```python\n%magic\na = 1\n```", "# %magic\na = 1\n", [("code", "# %magic\na = 1")]),
        ("I cannot.", None, [("prose", "I cannot.")]),
        ("", None, []),
    ],
)
def test_a_reply_keeps_its_order_and_shows_its_program_once(text, program, shown):
    """Words and blocks stand where the model wrote them; the program stands where its code stood."""
    html = reply(text, program, None, "Program")

    blocks = re.findall(r'(<div class="([\w ]+)".*?</div>)', html, re.DOTALL)
    assert [(kind, Page(block).text.strip()) for block, kind in blocks] == shown


def test_long_messages_are_folded_under_their_beginning():
    """A long explanation does not push the program out of sight, and none of it is lost."""
    words = "A disc is drawn. " * 100
    page = Page(reply(words, None, None, "Program"))

    assert "details" in [tag for tag, _ in page.elements]
    assert " ".join(page.text.split()).count("A disc is drawn.") > 100


def test_every_link_leads_to_a_file_of_the_site(site):
    """Nothing is referred to that is not in the folder, and every page can be reached from the index."""
    reached = {"index.html"}
    for page in pages(site).values():
        for link in map(urlsplit, page.links()):
            assert link.scheme in ("", "data")
            if link.scheme == "" and link.path:
                assert (site / link.path).is_file(), link.path
                reached.add(link.path)
    assert reached == {path.relative_to(site).as_posix() for path in site.rglob("*.*")}


def test_equal_pictures_are_stored_once_and_unchanged(site, picture):
    """A picture that several attempts drew is one file, with the attempt's own pixels."""
    wanted = {(value, size) for value, size in ((255, 64), (200, 64), (9, 90), (7, 64), (8, 64), (90, 64))}
    files = sorted((site / "pictures").iterdir())

    assert len(files) == len(wanted)
    stored = [read_png(path) for path in files]
    for value, size in wanted:
        assert any(np.array_equal(array, picture(value, size).pixels) for array in stored)


def test_a_note_stands_on_the_index_and_on_every_page_of_its_run(site):
    """A reconstruction says so wherever it is shown, and only there."""
    labelled = {
        name for name, page in pages(site).items() if "A reconstruction from the article" in page.text
    }

    assert labelled == {"index.html"} | {name for name in pages(site) if name.startswith("then-")}


def test_headings_are_in_order(site):
    """Each page has one first heading, and no level is skipped on the way down."""
    for name, page in pages(site).items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(below - above <= 1 for above, below in pairwise(levels)), name


def test_every_link_has_a_name(site):
    """A link says in words, or by its picture's words, where it leads."""
    for path in site.glob("*.html"):
        for link in re.findall(r"<a .*?</a>", path.read_text("utf-8"), re.DOTALL):
            page = Page(link)
            assert page.text.strip() or any(a.get("alt") for _, a in page.elements), link


def test_pictures_say_what_they_are(site):
    """Every picture has words for those who do not see it, with its verdict."""
    images = [a for page in pages(site).values() for tag, a in page.elements if tag == "img"]

    assert images
    assert all(a["alt"] for a in images)
    assert any(a["alt"] == "What attempt 1 drew, 64 by 64 pixels, fail" for a in images)


def test_an_unscored_conversation_is_not_called_failed(site):
    """What the provider broke is shown as not counted, with the reason."""
    head, _, _ = (site / "now-smiley.html").read_text("utf-8").partition("<main")

    assert "0 attempts. It is not counted: the provider failed: 503" in Page(head).text
    assert "chip unscored" in head
    assert "chip fail" not in head


def test_the_same_records_give_the_same_bytes(collections, tmp_path):
    """Nothing of the day, the machine or the order of a set is in a page."""
    for name in ("one", "two"):
        write_site(collections, tmp_path / name)

    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / n).rglob("*.*")} for n in ("one", "two")
    )
    assert one == two


def test_without_timings_nothing_depends_on_the_machine(record, attempt, picture, tmp_path):
    """Two runs of one conversation that differ only in seconds, memory and isolation give the same bytes."""
    slow = {"wall_seconds": 9.9, "cpu_seconds": 9.8, "peak_bytes": 1, "isolation": 0}
    for name, parts in (("slow", slow), ("fast", {})):
        records = (record("ball", attempt(1, picture=picture(255), **parts)),)
        write_site([Collection("run", "Run", "", records)], tmp_path / name, timings=False)

    slow, fast = (tmp_path / name / "ball.html" for name in ("slow", "fast"))
    assert slow.read_bytes() == fast.read_bytes()


def test_building_again_replaces_a_site_and_removes_what_is_gone(site, collections):
    """A page or picture of a record that is no longer there goes; other files in the folder stay."""
    (site / "CNAME").write_text("mine")
    write_site(collections[1:], site)

    assert {path.name for path in site.iterdir()} == {
        "CNAME", "basketball.html", "index.html", "pictures", "smiley.html", "style.css",
    }  # fmt: skip
    assert len(list((site / "pictures").iterdir())) == 1


def test_a_folder_of_something_else_is_left_alone(collections, tmp_path):
    """A site is never built over a folder that is not a gallery."""
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(StoreError, match="holds something that is not a gallery; name a new or empty folder"):
        write_site(collections, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_pages_have_different_names_whatever_tasks_are_called(record):
    """Names that look alike in a path, or like the index, still give each record its own page."""
    tasks = ("index", "Ball", "ball", "ball!", "../ball", "", "🏀", "a" * 300, "a" * 301)
    records = tuple(record(task, sample=sample) for task in tasks for sample in (0, 1))
    named = [exhibit.page for exhibit in arrange([Collection("run", "Run", "", records)])]

    assert len({name.lower() for name in named}) == len(records)
    assert all(re.fullmatch(r"[a-z0-9.-]{1,120}\.html", name) for name in named)
    assert not any(name.startswith(("index.", ".", "-")) for name in named)


def test_a_large_run_is_spread_over_pages_and_loads_as_one_scrolls(record, attempt, picture, tmp_path):
    """Three hundred conversations give several index pages; pictures load lazily, from one file."""
    shown = attempt(1, picture=picture(255))
    records = tuple(record("ball", shown, sample=sample) for sample in range(300))
    write_site([Collection("run", "Run", "", records)], tmp_path)

    index = {name: page for name, page in pages(tmp_path).items() if name.startswith("index")}
    cards = {name: sum(tag == "article" for tag, _ in page.elements) for name, page in index.items()}
    assert cards == {"index.html": CARDS, "index_2.html": CARDS, "index_3.html": CARDS, "index_4.html": 12}
    images = [a for page in index.values() for tag, a in page.elements if tag == "img"]
    assert {a["loading"] for a in images} == {"lazy"}
    assert len(list((tmp_path / "pictures").iterdir())) == 1


def test_samples_of_one_task_are_summed_up_side_by_side(record, attempt, picture, judged, tmp_path):
    """Two models with several samples each are compared by how many passed, and nothing is compared alone."""
    good = attempt(1, picture=picture(255), score=judged("pass", 1.0))
    bad = attempt(1, picture=picture(9), score=judged("fail", 0.2))
    samples = tuple(record("ball", end, sample=n) for n, end in enumerate((good, good, bad)))
    alone = (record("face", good),)
    write_site([Collection("a", "A", "", samples + alone), Collection("b", "B", "", samples[2:])], tmp_path)

    html = (tmp_path / "index.html").read_text("utf-8")
    side = Page(html[html.index('id="side-by-side"') : html.index('class="hall"')]).text
    assert "2 of 3 pass" in side
    assert "Face" not in side


@pytest.fixture
def run(collections, tmp_path):
    """Store the hand-made records as a run, finished in another order than they were asked for."""
    records = collections[0].records[:2]
    tasks = {"basketball/0": {"level": "article"}, "smiley/0": {"level": "article"}}
    with open_run(tmp_path / "then", {"title": "Then", "note": "A reconstruction."}, tasks) as writer:
        for one in reversed(records):
            writer.append(one)
    return tmp_path / "then"


def test_a_stored_run_becomes_a_site(run, tmp_path, capsys):
    """The command prints the index of a site that has the run's title, its note and its tasks in order."""
    assert main(["gallery", str(run), "--out", str(tmp_path / "site")]) == 0

    index = tmp_path / "site" / "index.html"
    assert capsys.readouterr().out == f"{index}\n"
    text = Page(index.read_text("utf-8")).text
    assert "Then. A reconstruction." in text
    assert text.index("Basketball") < text.index("Smiley")
    assert {path.name for path in index.parent.glob("*.html")} == {
        "index.html",
        "basketball.html",
        "smiley.html",
    }


def test_the_module_is_the_command(run):
    """``python -m gallery`` builds the same site, from any folder."""
    for name, start in (("one", ["procgen", "gallery"]), ("two", ["gallery"])):
        arguments = [sys.executable, "-m", *start, run.name, "--out", name]
        subprocess.run(arguments, cwd=run.parent, check=True, capture_output=True)

    one, two = (
        {path.name: path.read_bytes() for path in (run.parent / n).rglob("*.*")} for n in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--out", "site"], 2, "RUNS"),
        (["missing", "--out", "site"], 2, "does not exist"),
        ([".", "--out", "site"], 1, "is not a run"),
        (["then", "--out", "."], 1, "holds something that is not a gallery"),
    ],
)
def test_wrong_use_ends_in_one_line(run, arguments, status, message, capsys, monkeypatch):
    """A missing run, a folder that is no run, a folder of something else: one line, no site."""
    monkeypatch.chdir(run.parent)

    assert main(["gallery", *arguments]) == status
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert [path.name for path in run.parent.iterdir()] == ["then"]


def test_a_run_without_records_has_an_index(tmp_path):
    """A run that has only begun is a gallery of nothing, not an error."""
    index = write_site([Collection("run", "Run", "Soon.", ())], tmp_path / "site")

    assert "0 conversations" in Page(index.read_text("utf-8")).text


def test_runs_of_the_same_name_stay_apart(record, attempt, picture, tmp_path):
    """Two runs whose folders and titles are called the same are compared, and each has its own pages."""
    records = (record("ball", attempt(1, picture=picture(255))),)
    write_site([Collection("run", "Run", "", records), Collection("run", "Run", "", records)], tmp_path)

    assert {path.name for path in tmp_path.glob("run-*")} == {"run-ball.html", "run-ball.2.html"}
    assert "Side by side" in Page((tmp_path / "index.html").read_text("utf-8")).text
