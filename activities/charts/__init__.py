"""Charts of what was measured: geometry here, drawn by templates/activities/charts.

Each module's ``chart`` (movement has ``path`` and ``counts``) takes a Frame and results
of engine.measures, and returns what the template of the same name takes as ``chart``:
a drawing, its words, the table of the same numbers, or why there is nothing to show.
"""
