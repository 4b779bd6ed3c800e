"""The rules of the game, computed from matches alone: tables, ties, campaigns and runs.

Nothing here reads a file, writes text or knows which club a knowledge base is about.
"""
