"""Two rows side by side, field by field, with the difference."""

from __future__ import annotations

from gasp_cli.i18n import msg, translate
from gasp_cli.queries.compare import HIGHER_IS_BETTER, differences
from gasp_cli.render.cell import text_of
from gasp_cli.render.page import Block, Page, Span, grid, line, span
from gasp_cli.results import CellStyle, ResultSet, columns, kind_of

_LABELS = {
    "position": msg("Place"), "played": msg("Played"), "won": msg("Won"),
    "drawn": msg("Drawn"), "lost": msg("Lost"), "goals_for": msg("Goals scored"),
    "goals_against": msg("Goals conceded"), "goal_difference": msg("Goal difference"),
    "points": msg("Points"), "attack_rank": msg("Rank by goals scored"),
    "defence_rank": msg("Rank by goals conceded"), "qualified_for": msg("Qualified for"),
    "first": msg("First match"), "last": msg("Last match"),
}  # fmt: skip
"""The fields that the page shows, in its order."""


def comparison_page(answer: ResultSet) -> Page:
    """The page of a comparison."""
    fields = columns(answer.row_type)
    first, second = (
        {name: text_of(value, column._replace(kind=kind_of(name, column)))
         for (name, column), value in zip(fields.items(), row, strict=True)}
        for row in answer.rows
    )  # fmt: skip
    changes = differences(answer)
    rows: list[list[Span]] = [
        [
            span(""),
            span(first["what"], CellStyle.STRONG),
            span(second["what"], CellStyle.STRONG),
            span(translate(msg("Difference")), CellStyle.MUTED),
        ]
    ]
    for name, label in _LABELS.items():
        texts = first.get(name, ""), second.get(name, "")
        if not any(texts):
            continue
        change = changes.get(name)
        rows.append(
            [span(translate(label), CellStyle.MUTED), *map(span, texts), _change(name, change)]
        )
    table = grid(rows)
    for column in table.columns[1:]:
        column.justify = "right"
    notes: list[Block] = [line(span(translate(note), CellStyle.MUTED)) for note in answer.notes]
    return Page(answer.title, "", [line(), table, *notes])


def _change(name: str, change: int | None) -> Span:
    """A difference with its sign, in the colour of better or worse."""
    if change is None:
        return span("")
    if not change:
        return span("=", CellStyle.MUTED)
    better = HIGHER_IS_BETTER.get(name)
    style = CellStyle.PLAIN
    if better is not None:
        style = CellStyle.GOOD if (change > 0) is better else CellStyle.BAD
    return span(f"{change:+d}", style)
