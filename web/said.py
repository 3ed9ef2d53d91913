"""What was just done, in words that the next page says once."""

from django.contrib import messages
from django.http import HttpRequest

TAG = "said"  # tells ours from what other apps leave among the messages


def say(request: HttpRequest, words: str) -> None:
    """Keep the words until a page includes components/said.html."""
    messages.success(request, words, extra_tags=TAG)
