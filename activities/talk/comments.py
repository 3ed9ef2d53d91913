"""Writing a comment under shared work, and taking it back."""

from datetime import datetime

from django.db import transaction

from activities.models import Comment, Response
from ledger import record
from people.models import Person


@transaction.atomic
def add(response: Response, *, author: Person, text: str, at: datetime) -> Comment:
    """Write a comment; the same words sent twice in a row are one."""
    Response.objects.select_for_update(no_key=True).get(pk=response.pk)
    last = response.comments.order_by("-pk").first()
    if last and _is_same(last, author=author, text=text):
        return last
    comment = Comment.objects.create(
        response=response, author=author, text=text, written_at=at
    )
    change = record.Change(new={"response": response.pk}, private={"text": text})
    about = response.person
    record.event("comment-added", comment, at=at, by=author, about=about, change=change)
    return comment


@transaction.atomic
def remove(comment: Comment, *, at: datetime) -> None:
    """Take a comment back, by who wrote it; doing it twice keeps the first time."""
    taken = Comment.objects.filter(pk=comment.pk, removed_at__isnull=True)
    if not taken.update(removed_at=at):
        return
    change = record.Change(new={"response": comment.response_id})
    by, about = comment.author, comment.response.person
    record.event("comment-removed", comment, at=at, by=by, about=about, change=change)


def _is_same(last: Comment, *, author: Person, text: str) -> bool:
    kept = (last.author_id, last.text, last.removed_at)
    return kept == (author.pk, text, None)
