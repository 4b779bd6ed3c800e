"""Pages that show more than rows: results of queries in, pages of `render` out."""
