"""Providers that need no network, and how a name finds its provider."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from procgen import plugins
from procgen.errors import MissingKey, ModelError, ProcgenError, UnknownName
from procgen.models import connect
from procgen.models.scripted import Scripted
from procgen.transcript import load_transcript, transcript_ids
from procgen.types import Completion, Message

if TYPE_CHECKING:
    from pathlib import Path

ASK = (Message("user", "Draw a smiley face."),)


def transcript(path: Path, *replies: str, **changes: object) -> Path:
    """Write a transcript file."""
    about = {"id": "mine", "task": "smiley", "title": "Mine", "label": "recorded", "model": "someone"}
    turns = [{"user": f"message {n}", "assistant": reply} for n, reply in enumerate(replies)]
    path.write_text(json.dumps({**about, "turns": turns, **changes}))
    return path


@pytest.mark.parametrize("provider", plugins.names("procgen.models"))
def test_every_provider_says_what_it_lacks(provider: str):
    """A provider without key, name or file is connected or refused in one line, never with another error."""
    try:
        said = connect(provider).name
    except ProcgenError as error:
        said = str(error)
    assert said
    assert "\n" not in said


def test_a_colon_belongs_to_the_name_unless_a_provider_stands_before_it(monkeypatch):
    """Names such as llama3:8b go to the OpenAI-compatible server whole."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert connect("llama3:8b").name == "llama3:8b"
    assert connect("openai_chat:llama3:8b").name == "llama3:8b"


def test_no_key_is_one_clear_line():
    """Without key and address the way out is named: a key, a server, or recorded replies."""
    with pytest.raises(MissingKey, match=r"OPENAI_API_KEY is not set; .*OPENAI_BASE_URL.* --model recorded$"):
        connect("some-model")


def test_an_empty_name_is_refused():
    """A blank name is not sent to anybody."""
    with pytest.raises(UnknownName, match="empty"):
        connect(" ")


def test_a_transcript_is_replayed_turn_by_turn(tmp_path):
    """The reply depends on how many replies the conversation holds, and on nothing else."""
    model = connect(f"recorded:{transcript(tmp_path / 'talk.json', 'first', 'second')}")
    said = (*ASK, Message("assistant", "first"), Message("user", "again"))
    assert [model.complete(ASK).text, model.complete(said).text, model.complete(ASK).text] == [
        "first",
        "second",
        "first",
    ]
    assert model.complete(ASK).model == "someone"


def test_a_recording_that_ends_is_not_the_models_failure(tmp_path):
    """Asking for more replies than were recorded is an error of the set-up, in one line."""
    model = connect(f"recorded:{transcript(tmp_path / 'talk.json', 'first')}")
    with pytest.raises(
        ModelError, match=r"^the recording 'mine' ends after 1 replies, and number 2 was asked for"
    ):
        model.complete((*ASK, Message("assistant", "first"), Message("user", "again")))


@pytest.mark.parametrize("name", transcript_ids())
def test_shipped_transcripts_are_complete_and_named_after_their_file(name: str):
    """Every transcript in the package can be replayed and says what it is."""
    shipped = load_transcript(name)
    assert shipped.id == name
    assert all(user.strip() and assistant.strip() for user, assistant in shipped.turns)
    assert shipped.is_reconstruction != shipped.label.startswith("recorded")


def test_recorded_without_a_name_answers_about_the_task_that_is_asked_for():
    """The shipped recordings are chosen by the first message; reconstructions are never among them."""
    model = connect("recorded")
    replies = {model.complete(ASK, seed=seed).text for seed in range(6)}
    shipped = [load_transcript(name) for name in transcript_ids()]
    recorded = {t.turns[0][1] for t in shipped if t.task == "smiley" and not t.is_reconstruction}
    assert replies == recorded
    with pytest.raises(ModelError, match="nothing recorded fits 'draw a cat"):
        model.complete((Message("user", "Draw a cat."),))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "is not a transcript"),
        ("[]", "is not a transcript"),
        ('{"id": "x"}', "lacks the key 'task'"),
        ('{"id": "x", "task": "", "title": "", "label": "", "model": "", "turns": []}', "has no turn"),
    ],
)
def test_a_damaged_transcript_is_one_line(tmp_path, content, complaint):
    """A file that is no transcript is named, with what is wrong with it."""
    path = tmp_path / "broken.json"
    path.write_text(content)
    with pytest.raises(ProcgenError, match=complaint) as caught:
        connect(f"recorded:{path}")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_transcript_lists_those_there_are():
    """A misspelt id is one line with the right ones."""
    with pytest.raises(UnknownName, match=r"^there is no transcript 'nobody'; there is: .*smiley_2023"):
        connect("recorded:nobody")


def test_a_script_answers_in_order_and_then_ends(tmp_path):
    """Replies come one a call; an error in the list is raised; the end is an error."""
    model = Scripted(["one", Completion("two", stop_reason="length"), ModelError("down")])
    assert model.complete(ASK).text == "one"
    assert model.complete(ASK).stop_reason == "length"
    with pytest.raises(ModelError, match=r"^down$"):
        model.complete(ASK)
    with pytest.raises(ModelError, match="used up"):
        model.complete(ASK)
    path = tmp_path / "replies.json"
    path.write_text('["from a file"]')
    assert connect(f"scripted:{path}").complete(ASK).text == "from a file"


@pytest.mark.parametrize("content", ['{"a": 1}', "[1, 2]", "["])
def test_a_script_that_is_no_list_of_texts_is_refused(tmp_path, content):
    """Only a JSON list of texts is a script."""
    path = tmp_path / "replies.json"
    path.write_text(content)
    with pytest.raises(UnknownName, match="is not a JSON list of replies"):
        connect(f"scripted:{path}")
