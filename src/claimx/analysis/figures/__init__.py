"""The figures of a German text: every numeric expression with its value, bounds, unit and what it counts.

`claimx_figures` is the spaCy component, `find_figures` reads a document and `figures` a string.
"""

from claimx.analysis.figures.finder import FigureRecord, claimx_figures, figures, find_figures

__all__ = ["FigureRecord", "claimx_figures", "figures", "find_figures"]
