"""The gallery in a real browser, opened as files: what a person sees, reads, reaches and is spared."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from gallery.build import write_site

if TYPE_CHECKING:
    from pathlib import Path

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = colour => {
    const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.map(v => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const wall = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const weak = [];
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !element.checkVisibility() || element.closest("svg")) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(wall(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${element.className}: ${element.textContent}`);
  }
  return weak;
}"""
"""Lists visible words of less contrast than 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""


@pytest.fixture(scope="module")
def site(collections, tmp_path_factory) -> Path:
    """Build the site of the hand-made records once for all of these tests."""
    folder = tmp_path_factory.mktemp("gallery") / "site"
    write_site(collections, folder, title="A gallery")
    return folder


@pytest.fixture(scope="module")
def browser():
    """Start Chromium, or skip where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium or Chrome is installed here")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Give a function that opens a page in a window of some size and scheme; no page may complain."""
    windows, complaints, requests = {}, [], []

    def failed(request):
        if request.failure != "net::ERR_ABORTED":  # the visitor went on before a picture was there
            complaints.append(f"{request.failure}: {request.url}")

    def window(size, scheme):
        page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", failed)
        page.on("request", lambda request: requests.append(request.url))
        return page

    def visit(path, size=DESK, scheme="light"):
        key = (size["width"], scheme)
        windows[key] = windows.get(key) or window(size, scheme)
        windows[key].goto(path.as_uri())
        return windows[key]

    yield visit
    for page in windows.values():
        page.context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


def every_page(site):
    """List the pages of a site."""
    return sorted(site.glob("*.html"))


def test_every_picture_is_seen(open_page, site):
    """On every page each picture loads when one scrolls to it, and nothing is asked of any other place."""
    for path in every_page(site):
        page = open_page(path)
        for image in page.locator("img").all():
            image.scroll_into_view_if_needed()
            image.evaluate("image => image.decode()")
            assert image.evaluate("image => image.naturalWidth") > 0, path.name
            assert image.bounding_box()["width"] > 20, path.name


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_is_wider_than_its_window(open_page, site, size):
    """On a phone and on a desk one reads every page without scrolling sideways."""
    for path in every_page(site):
        page = open_page(path, size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path.name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(open_page, site, scheme):
    """In light and in dark every visible word stands out from its ground, marks and programs included."""
    for path in every_page(site):
        assert open_page(path, scheme=scheme).evaluate(CONTRAST) == [], path.name


def test_light_and_dark_follow_the_system(open_page, site):
    """The page is dark where the visitor's system is, and light where it is light."""
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        open_page(site / "index.html", scheme=scheme).evaluate(ground) for scheme in ("light", "dark")
    )

    assert light != dark
    assert sum(eval_rgb(light)) > 600 > 200 > sum(eval_rgb(dark))


def eval_rgb(colour):
    """Read ``rgb(r, g, b)``."""
    return [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]


def test_scripts_in_a_reply_are_read_and_never_run(open_page, site):
    """Text that attacks the page is there to be read, and changed nothing."""
    (path,) = site.glob("then-p-code-pre-script*.html")
    page = open_page(path)

    assert page.get_by_text("<script>document.title = 'owned'</script>").first.is_visible()
    assert page.title() != "owned"
    assert page.locator("script, [onerror]").count() == 0


def test_marks_appear_over_the_picture_when_asked_for(open_page, site):
    """A switch shows the checks' marks exactly over the picture and hides them, by mouse and by keyboard."""
    page = open_page(site / "then-basketball.html")
    attempt = page.get_by_role("region", name="Attempt 1 fail")
    switch, marks, image = (
        attempt.get_by_role("checkbox"),
        attempt.locator(".marks svg"),
        attempt.locator("img"),
    )

    assert not marks.is_visible()
    attempt.get_by_text("Draw what the checks found").click()
    assert marks.is_visible()
    over, under = marks.bounding_box(), image.first.bounding_box()
    assert all(abs(over[side] - under[side]) < 1 for side in ("x", "y", "width", "height"))
    switch.press("Space")
    assert not marks.is_visible()


def test_small_pictures_are_enlarged_crisply(open_page, site):
    """A picture of 64 pixels is shown large, each pixel a sharp square, in its own proportions."""
    page = open_page(site / "now-basketball.html")
    image = page.get_by_role("img", name="What attempt 1 drew").last
    box = image.bounding_box()

    assert box["width"] == box["height"] >= 192
    assert image.evaluate("image => getComputedStyle(image).imageRendering") == "pixelated"


def test_everything_can_be_reached_by_keyboard(open_page, site):
    """The first stop skips to the content; links, switches, folds and programs follow, each outlined."""
    page = open_page(site / "then-basketball.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.locator(".skip").bounding_box()["y"] >= 0

    stops, unseen = set(), []
    for _ in range(60):
        page.keyboard.press("Tab")
        kind, outline = page.evaluate(
            "(at => [at.localName, getComputedStyle(at).outlineStyle])(document.activeElement)"
        )
        stops.add(kind)
        unseen += [kind] if outline == "none" and kind != "body" else []
    assert stops >= {"a", "input", "div", "summary"}
    assert unseen == []


def test_the_index_leads_to_each_attempt(open_page, site):
    """From a card to its page, from the filmstrip to an attempt, and back to the index."""
    page = open_page(site / "index.html")
    page.get_by_role("heading", name="Then", exact=True).scroll_into_view_if_needed()
    page.locator(".card").first.click(position={"x": 30, "y": 30})
    assert page.get_by_role("heading", level=1).inner_text() == "Basketball"

    page.get_by_role("navigation", name="Attempts").get_by_role("link").nth(1).click()
    assert page.url.endswith("#attempt-2")
    assert page.locator("#attempt-2").is_visible()
    page.get_by_role("link", name="All conversations").click()
    assert page.url.endswith("/index.html")


def test_one_outcome_can_be_chosen(open_page, record, attempt, picture, judged, tmp_path):
    """On a large index one can look at the failures only."""
    from gallery.exhibits import Collection

    ends = [attempt(1, picture=picture(255), score=judged(v, 0.5)) for v in ("pass", "fail", "unsure")]
    records = tuple(record("ball", ends[n % 3], sample=n) for n in range(15))
    page = open_page(write_site([Collection("run", "Run", "", records)], tmp_path / "site"))

    assert page.locator(".card:visible").count() == 15
    page.get_by_role("radio", name="fail").check()
    assert page.locator(".card:visible").count() == page.locator(".card.fail").count() == 5


def test_print_shows_what_was_folded(open_page, site):
    """On paper programs are whole, folded text is open and what only a screen can do is gone."""
    page = open_page(site / "then-basketball.html", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")

    assert page.get_by_text("␛[1m").is_visible()
    assert not page.locator(".switch").first.is_visible()
    assert page.evaluate(CONTRAST) == []
