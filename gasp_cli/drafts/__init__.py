"""Drafts in Markdown or plain text, read as sentences that know their place in the file.

`read_draft` in `drafts.draft` reads one. Nothing here knows football or a knowledge base.
May import `domain`, `errors` and `i18n`.
"""
