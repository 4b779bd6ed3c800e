"""Rules on a knowledge base: documents in, faults with file, table and id out; and their repair.

May import claims, results, kb and what that may import; never queries.
"""
