"""gasp: facts about a coach and his club, each cited, each checked against the match record.

from gasp_cli import KnowledgeBase
kb = KnowledgeBase()
kb.seasons()
"""

from __future__ import annotations

# `typing.TYPE_CHECKING`; importing `typing` would take longer than all else here, and an interrupt
# in that time would print a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from gasp_cli.knowledge_base import (
        ChartKindName,
        CitationStyleName,
        KnowledgeBase,
        ReferenceTableName,
        ResultName,
        VenueName,
    )

# A constant: asking importlib.metadata costs 15 ms, a third of a whole command.
__version__ = "0.2.0"
# The day the built-in data are of; a test compares it with them.
__data_of__ = "2025-06-05"

__all__ = [
    "ChartKindName", "CitationStyleName", "KnowledgeBase", "ReferenceTableName", "ResultName",
    "VenueName", "__data_of__", "__version__",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # Imported when it is used, so that `gasp --version` does not pay for it.
    if name in __all__:
        from gasp_cli import knowledge_base

        public: object = getattr(knowledge_base, name)
        return public
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # i18n: Python's own
