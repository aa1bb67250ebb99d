"""What `check --write-back` leaves beside rows: it is for people, and never data."""

PROBLEMS = "problems"
"""Heading of the column in which problems stand beside their rows. Readers pass it over."""

CHECKED_SUFFIX = ".checked.xlsx"
"""How the name of a copy ends that holds the problems where the workbook itself must not be touched."""

PROBLEMS_SUFFIX = ".problems.csv"
"""How the name of the file ends that holds the rows of a CSV file that have problems."""


def is_beside(name: str) -> bool:
    """Tell by its name whether a file is one that `check --write-back` wrote: it is no table of claims.

    Args:
        name: of the file, without its folder.
    """
    return name.casefold().endswith((CHECKED_SUFFIX, PROBLEMS_SUFFIX))
