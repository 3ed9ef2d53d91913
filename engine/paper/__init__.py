"""Safe HTML set as a book: PDF with fonts of its own, nothing fetched."""
