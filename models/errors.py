"""Errors that a user can act on.

    RashomonError
    ├── InputError       the inputs cannot be compared as they are
    ├── SettingsError    a setting is unknown or out of range
    ├── ModelError       an encoder cannot be loaded or is not the one expected
    ├── OutputError      the results cannot be written where they should go
    ├── ServerError      the Prefect server cannot be started or goes down
    └── StoreError       the store cannot be opened, read or written

Each message names the value, what is allowed and the next step.
"""


class RashomonError(Exception):
    """Base of every error that is the user's to mend, never a bug's."""


class InputError(RashomonError):
    """The inputs cannot be compared as they are."""


class SettingsError(RashomonError):
    """A setting is unknown or out of range."""


class ModelError(RashomonError):
    """An encoder cannot be loaded or is not the one expected."""


class OutputError(RashomonError):
    """The results cannot be written where they should go."""


class ServerError(RashomonError):
    """The Prefect server cannot be started or goes down."""


class StoreError(RashomonError):
    """The store cannot be opened, read or written."""
