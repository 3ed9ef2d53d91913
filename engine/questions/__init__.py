"""What a question is and what an answer to it is worth."""
