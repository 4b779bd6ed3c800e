"""The verdict on a claim: a measure recomputes the value, a checker compares it with the claim.

May import `kb`, `domain`, `store`, `matching`, `declarations`, `errors` and `i18n`.
"""
