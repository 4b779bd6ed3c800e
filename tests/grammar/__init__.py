"""Plain words: what is read of a sentence and what is not, and the verdicts that follow."""
