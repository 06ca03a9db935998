"""Rows as a table of pandas, where pandas is there."""


def frame(rows):
    """A DataFrame of a list of dicts; the list itself without pandas."""
    try:
        import pandas
    except ImportError:
        return rows
    return pandas.DataFrame(rows)
