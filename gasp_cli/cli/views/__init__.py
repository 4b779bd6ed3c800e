"""What a screen shows where it shows more than rows: answers in, pages of blocks out."""
