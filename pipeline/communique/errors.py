"""What can go wrong, one class a stage, all under `CommuniqueError`.

A message names the value, the place and the way out, so that the user can mend
their file without opening ours.
"""


class CommuniqueError(Exception):
    """The root of every error that communique raises on purpose."""


class TableError(CommuniqueError):
    """A lexicon or rule file is malformed: file, line and value are in the message."""


class ReadError(CommuniqueError):
    """An input cannot be read as articles."""


class ModelError(CommuniqueError):
    """A pipeline or a statistical model cannot be loaded."""


class FolderError(CommuniqueError):
    """An output folder cannot be written, read or trusted."""


class QueryError(CommuniqueError):
    """What is asked of the fact base makes no sense, takes too long or is not allowed."""


class GoldError(CommuniqueError):
    """Gold is malformed or does not belong to the articles it is compared with."""


class PackageError(CommuniqueError):
    """Something optional was asked for, and the package that does it is not installed."""
