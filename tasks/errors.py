"""What can go wrong, said so that the reader knows the thing and the fix.

DaybriefError
├── UsageError        a wrong argument or setting; exit code 2
├── SourceError       one source or file could not be read; becomes a Notice, or exit code 2 where it was asked for
├── SetupError        the machine lacks something (a model, Pango, fonts); exit code 3
├── OutputError       the edition could not be written; exit code 4
├── ArchiveError      the archive cannot be opened or is of another version; exit code 4
└── VerifyError       an edition does not hold what it prints; exit code 5
"""


class DaybriefError(Exception):
    """Base of all our errors: the subject, what is wrong with it, and what to do."""

    exit_code = 1

    def __init__(self, subject: str, message: str) -> None:
        super().__init__(f"{subject}: {message}")
        self.subject = subject
        self.message = message


class UsageError(DaybriefError):
    """An argument or a setting is wrong."""

    exit_code = 2


class SourceError(DaybriefError):
    """One source or file could not be read; the others go on."""

    exit_code = 2


class SetupError(DaybriefError):
    """The machine lacks something daybrief needs."""

    exit_code = 3


class OutputError(DaybriefError):
    """The edition could not be written."""

    exit_code = 4


class ArchiveError(DaybriefError):
    """The archive cannot be opened, or belongs to another version."""

    exit_code = 4


class VerifyError(DaybriefError):
    """An edition prints something its sources do not hold."""

    exit_code = 5
