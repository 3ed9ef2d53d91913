"""What a course is made of and how far each person is in it."""
