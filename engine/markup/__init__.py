"""The authors' Markdown: read, checked at every line, and made into safe HTML."""
