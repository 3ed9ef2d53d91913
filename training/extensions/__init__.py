"""Extensions: more time, asked for and granted."""
