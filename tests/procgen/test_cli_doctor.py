"""``procgen doctor``: what this machine has, without ever showing a secret."""

from __future__ import annotations

import json

import pytest

from procgen.__main__ import main


def findings(capsys):
    """Run the doctor and give its findings by what they are about."""
    status = main(["doctor", "--json"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return status, {row["what"]: row for row in rows}


def test_everything_needed_is_here(capsys):
    """On a machine that runs these tests nothing needed is missing, and the isolation was observed."""
    status, found = findings(capsys)

    assert status == 0
    assert all(row["is_there"] for row in found.values() if row["is_needed"])
    assert found["sandbox"]["detail"].startswith("level ")
    assert found["numpy"]["detail"].split(".")[0].isdigit()


def test_what_is_missing_has_a_next_step(capsys, monkeypatch):
    """Every line that is not ok says what to do."""
    monkeypatch.delenv("PROCGEN_MODEL", raising=False)
    _, found = findings(capsys)

    assert [row["what"] for row in found.values() if not row["is_there"] and not row["next_step"]] == []
    assert not found["key"]["is_there"]


def test_secrets_are_not_shown(capsys, monkeypatch):
    """Neither the key nor a password in the address appears, in either form of the output."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://name:pass-word@127.0.0.1:8000/v1?token=to-ken")
    main(["doctor"])
    main(["doctor", "--json"])
    shown = capsys.readouterr()

    assert "http://127.0.0.1:8000/v1" in shown.out
    for secret in ("sk-very-secret", "pass-word", "to-ken"):
        assert secret not in shown.out + shown.err


@pytest.mark.parametrize("address", ["localhost:8000/v1", "http://[", "http:///v1", "nonsense"])
def test_an_address_that_is_none_is_said(address, capsys, monkeypatch):
    """A server's address that no request could go to is named as the thing to mend."""
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    status, found = findings(capsys)

    assert status == 0
    assert not found["server"]["is_there"]
