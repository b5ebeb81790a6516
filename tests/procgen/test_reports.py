"""Tables count what they say they count, and every format carries them unharmed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pyarrow.parquet
import pytest

from procgen import plugins
from procgen.comparison import comparison_tables, detectable, pairs
from procgen.errors import ProcgenError
from procgen.reports import csv as csv_report
from procgen.reports import html, jsonl, markdown, parquet, text
from procgen.statistics import compare
from procgen.tables import Conditions, all_tables, pass_rate, repair_table, summary_table

HOSTILE = "<script>alert(1)</script> | =1+1 \x1b[2J\n字"


@pytest.fixture
def runs(make_record):
    """Two runs of two tasks, with and without feedback, and a sample that the provider lost."""
    disc = {"task": "disc"}
    first = [make_record("error", "pass", sample=i) for i in range(3)]
    first += [make_record("fail", "fail", sample=3)]
    first += [make_record("pass", sample=i, **disc) for i in range(4)]
    first += [make_record(sample=9, stop="provider", unscored="the server is down")]
    second = [make_record("error", "error", sample=i, feedback="none") for i in range(3)]
    second += [make_record("no-code", "fail", sample=3, feedback="none")]
    second += [make_record("pass", sample=i, feedback="none", **disc) for i in range(4)]
    named = {"a": first, "b": second}
    return {name: [replace(record, level="primitives") for record in found] for name, found in named.items()}


def cells(table, *columns):
    """Take some columns of a table."""
    places = [table.columns.index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in table.rows]


def table_of(name, runs):
    """Find one of all tables."""
    return next(table for table in all_tables(runs) if table.name == name)


def test_rates_leave_unscored_samples_out(runs):
    """A sample that the provider lost is counted apart and changes no rate."""
    table = summary_table(Conditions.of(runs))

    assert cells(table, "feedback", "samples", "unscored") == [("error", 8, 1), ("none", 8, 0)]
    assert [rate.value for (rate,) in cells(table, "pass rate")] == [7 / 8, 4 / 8]
    assert pass_rate(runs["a"]) == pass_rate(runs["a"][:8])


def test_only_what_varies_is_named(runs):
    """Columns that would say the same in every row are left out."""
    assert Conditions.of(runs).names == ("model", "feedback", "run")
    assert Conditions.of({"a": runs["a"]}).names == ("model",)


def test_a_task_has_its_own_row_and_interval(runs):
    """Per task the interval is Wilson's, and it holds the rate."""
    rows = dict(cells(table_of("by_task", {"a": runs["a"]}), "task", "pass rate"))

    assert (rows["smiley"].value, rows["disc"].value) == (0.75, 1.0)
    assert (round(rows["disc"].low, 2), rows["disc"].high) == (0.51, 1.0)


def test_pass_at_k_stops_at_the_samples_there_are(runs):
    """With four samples a task there is no pass@5, and pass@1 is the mean rate."""
    table = table_of("pass_at_k", {"a": runs["a"]})

    assert table.columns[-3:] == ("pass@1", "pass@2", "pass@3")
    assert cells(table, "pass@1") == [(7 / 8,)]


def test_repair_is_counted_by_turn(runs):
    """What the second turn adds stands in its own row; later turns never lose what was solved."""
    table = repair_table(Conditions.of({"a": runs["a"]}))

    assert cells(table, "turn", "attempts", "solved in it") == [(1, 8, 4), (2, 4, 3)]
    assert [rate.value for (rate,) in cells(table, "solved by it")] == [4 / 8, 7 / 8]


def test_errors_are_counted_and_followed(runs):
    """An error is counted by its type, with how often the next attempt had none."""
    table = table_of("errors", runs)
    rows = cells(table, "feedback", "error", "attempts", "tried again", "then without error")

    assert [(*row[:4], row[4].value) for row in rows] == [
        ("error", "IndexError", 3, 3, 1.0),
        ("none", "IndexError", 6, 3, 0.0),
        ("none", "no-code", 1, 1, 1.0),
    ]


def test_what_failed_of_ours_is_listed(runs):
    """The reasons of unscored samples have a table of their own."""
    assert cells(table_of("unscored", runs), "what failed", "samples") == [("the server is down", 1)]


@pytest.mark.parametrize("name", plugins.names("procgen.reports"))
def test_every_report_takes_nothing_and_anything(name, runs, make_record):
    """Each format writes no run, an empty run, a lost sample and a full run, the same every time."""
    render = plugins.load("procgen.reports", name).render
    for given in ({}, {"empty": []}, {"lost": [make_record(unscored="x", stop="provider")]}, runs):
        document = render(given)
        assert isinstance(document, str | bytes)
        assert document == render(given)


def test_csv_jsonl_and_parquet_have_the_same_rows(runs):
    """The long table has one row an attempt, and one for a sample without any, in all three formats."""
    of_csv = list(csv.DictReader(io.StringIO(csv_report.render(runs))))
    of_jsonl = [json.loads(line) for line in jsonl.render(runs).splitlines()]
    of_parquet = pyarrow.parquet.read_table(io.BytesIO(parquet.render(runs))).to_pylist()

    attempts = sum(max(1, len(record.attempts)) for records in runs.values() for record in records)
    assert len(of_csv) == len(of_jsonl) == len(of_parquet) == attempts
    for flat, line, typed in zip(of_csv, of_jsonl, of_parquet, strict=True):
        assert {name: value for name, value in typed.items() if value is not None} == {
            name: value for name, value in line.items() if value is not None
        }
        assert flat.keys() == typed.keys()
        assert flat["turn"] == ("" if line["turn"] is None else str(line["turn"]))


def test_numbers_of_the_long_table_are_those_of_the_records(runs):
    """Tokens, errors, verdicts and the picture's digest arrive unchanged."""
    rows = [json.loads(line) for line in jsonl.render({"a": runs["a"][:1]}).splitlines()]
    first, second = runs["a"][0].attempts

    assert [(row["turn"], row["outcome"], row["error"], row["error_line"]) for row in rows] == [
        (1, "error", "IndexError", 2),
        (2, "ok", None, None),
    ]
    assert rows[1]["picture"] == second.picture.digest
    assert rows[1]["score_roundness"] == second.score.checks[0].score
    assert rows[0]["prompt_tokens"] == first.completion.usage.prompt
    assert [row["last"] for row in rows] == [False, True]


class Page(HTMLParser):
    """Collect the elements of a page and what it loads."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.loaded = set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.elements.add(tag)
        self.loaded += [value for name, value in attrs if name in ("src", "href")]


def test_text_of_a_model_harms_no_report(make_record):
    """Names and errors that a model chose neither break a table nor become markup, formulas or commands."""
    record = make_record("pass", model=HOSTILE, task=HOSTILE)
    runs = {"=cmd": [record, make_record(unscored=HOSTILE, stop="provider", model=HOSTILE)]}
    page = Page(html.render(runs))
    blocks = [block.splitlines() for block in markdown.render(runs).split("\n\n")]
    grids = [[line.replace("\\|", "").count("|") for line in b] for b in blocks if b[0].startswith("|")]
    values = [value for row in csv.reader(io.StringIO(csv_report.render(runs))) for value in row]

    assert "script" not in page.elements
    assert all(len(set(bars)) == 1 for bars in grids)
    assert "<" not in markdown.render(runs).replace("\\<", "")
    assert not any(value.startswith("=") for value in values)
    assert "\x1b" not in text.render(runs) + markdown.render(runs) + csv_report.render(runs)


def test_the_page_loads_nothing_from_elsewhere(runs):
    """All figures stand inside the page."""
    loaded = Page(html.render(runs)).loaded

    assert loaded
    assert all(address.startswith("data:image/png;base64,") for address in loaded)


def test_comparison_pairs_the_same_samples(runs):
    """Scored samples of the same task, seed, wording and number are compared; others are left out."""
    found = pairs(runs["a"], runs["b"][1:])

    assert len(found) == 7
    assert all(pair.first.sample == pair.second.sample for pair in found)


def test_comparison_gives_difference_and_test(runs):
    """The difference of the rates, the discordant pairs and McNemar's p are those of the records."""
    table, by_task = comparison_tables(runs["a"], runs["b"])
    rate = dict(zip(table.columns, table.rows[0], strict=True))

    assert (rate["first"], rate["second"], rate["difference"].value) == (7 / 8, 4 / 8, 3 / 8)
    assert (rate["first better"], rate["second better"], rate["p"]) == (3, 0, 0.25)
    assert cells(by_task, "task", "difference") == [("disc", 0.0), ("smiley", 0.75)]


def test_comparison_is_antisymmetric(runs):
    """Exchanging the runs turns the sign of the difference and nothing else."""
    there, back = (comparison_tables(*pair)[0].rows[0] for pair in (runs.values(), reversed(runs.values())))

    assert there[4].value == -back[4].value
    assert (there[4].low, there[4].high) == (-back[4].high, -back[4].low)
    assert there[7] == back[7]


def test_more_tasks_make_smaller_differences_detectable():
    """The detectable difference shrinks as the number of tasks grows, and is known only from a spread."""
    few = [(float(i % 2), float(i % 3 == 0)) for i in range(30)]
    many = few * 8
    small, large = (detectable(compare(v, range(len(v))), len(v)) for v in (many, few))

    assert 0 < small < large < 1
    assert detectable(compare([(1.0, 1.0)] * 9, range(9)), 9) is None


def test_one_pair_has_no_interval(make_record):
    """A single sample in common is shown without pretending to know its spread."""
    table, _ = comparison_tables([make_record("pass")], [make_record("fail")])

    assert cells(table, "pairs", "difference", "p")[0] == (1, 1.0, None)


def test_runs_without_a_common_sample_are_refused(runs, make_record):
    """Comparing different tasks, or a run that holds a sample twice, says what is the matter."""
    with pytest.raises(ProcgenError, match=r"no scored sample in common \(8 in the first, 1 in the second\)"):
        pairs(runs["a"], [make_record("pass", task="other")])
    with pytest.raises(ProcgenError, match="has sample 0 of smiley"):
        pairs(runs["a"] * 2, runs["b"])


def test_the_articles_tasks_and_test_seeds_are_reported_apart(runs):
    """No row of any table pools the article's tasks with others, or public seeds with a test's."""
    public = tuple(
        replace(record, level="article" if record.task == "smiley" else "primitives") for record in runs["a"]
    )
    secret = tuple(replace(record, seed=1000 + record.seed) for record in public)
    both = Conditions.of({"a": (*public, *secret)})

    assert both.names == ("model", "tasks", "seeds")
    assert {one.label[1:] for one in both.series} == {
        (tasks, seeds) for tasks in ("article", "suite") for seeds in ("public", "test")
    }
    assert sum(len(one.records) for one in both.series) == 2 * len(public)
    assert len(summary_table(both).rows) == 4
    assert Conditions.of({"a": public[:1]}).names == ("model",)
    assert Conditions.of({"a": secret[:1]}).names == ("model", "seeds")
