"""What an export could not write as it stands in the graph."""


class ExportWarning(UserWarning):
    """Something in an export is not as it stands in the graph; the message says what, and where it is whole."""
