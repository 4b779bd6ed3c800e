"""Drafts: a text as a writer keeps it, Markdown or plain, read as sentences that know their place.

`read_draft` in `drafts.draft` is the door. Nothing here knows football or a knowledge base.
"""
