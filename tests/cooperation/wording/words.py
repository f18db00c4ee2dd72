"""Words as they are compared in tests."""


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\u00a0", " ")
