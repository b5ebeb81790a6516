"""The mistakes that are ours, or the world's, and never the model's.

::

    ProcgenError              shown by the command line as one line, exit 1
    ├── UnknownName           no such task, check, model, feedback, report; lists what there is
    ├── ModelError            the provider failed after its retries
    │   ├── MissingKey        no credentials for the provider
    │   └── ModelUnavailable  it cannot be reached, or does not know the model
    ├── PictureError          a picture file or array that cannot be read as a picture
    └── StoreError            a run folder is unreadable, of another format, or damaged

`sandbox.SandboxError` stands beside this tree: the sandbox knows nothing of procgen.
"""

from __future__ import annotations


class ProcgenError(Exception):
    """A failure that says what was got, what was expected and the next step."""


class UnknownName(ProcgenError):  # noqa: N818 - reads as the condition it reports
    """A name that no plug-in has."""


class ModelError(ProcgenError):
    """The provider failed after its retries; the sample is unscored, not failed."""


class MissingKey(ModelError):  # noqa: N818 - reads as the condition it reports
    """The provider needs credentials and there are none."""


class ModelUnavailable(ModelError):  # noqa: N818 - reads as the condition it reports
    """The server cannot be reached, or does not offer the model; trying again cannot help."""


class PictureError(ProcgenError):
    """Something that cannot be read as a picture; the message says how to mend it."""


class StoreError(ProcgenError):
    """A run folder that cannot be read or written as a run."""
