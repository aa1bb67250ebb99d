"""What makes the pages of the reference: one module a kind of page, each with `pages()`."""
