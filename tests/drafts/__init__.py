"""Drafts: what is read of them, and where it stands."""
