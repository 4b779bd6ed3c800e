"""From a knowledge base to tables that other programs go on from.

`relations` makes flat tables of the declared fields, `sound` sees to it that their keys hold
while the rows pass by, a module a format writes them, and `place` puts the outcome in its place
whole or not at all. Nothing here is imported before somebody exports.
"""
