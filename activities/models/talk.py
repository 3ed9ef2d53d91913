"""What others say of shared work."""

from fractions import Fraction

from django.db import models

from activities.models.work import Response
from people.models import Person


class Comment(models.Model):
    """What somebody who may see shared work wrote under it.

    Who wrote it may take it back: then its words are not shown any more.
    """

    response = models.ForeignKey(Response, models.PROTECT, related_name="comments")
    author = models.ForeignKey(Person, models.PROTECT, related_name="comments")
    text = models.TextField()
    written_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.author_id} on {self.response_id}"


class ResponseMark(models.Model):
    """What a trainer gave shared work; a second thought is a further row.

    `exact` holds the points as a fraction of `out_of`; `shared` is what was marked.
    """

    response = models.ForeignKey(Response, models.PROTECT, related_name="marks")
    number = models.PositiveSmallIntegerField()
    marker = models.ForeignKey(
        Person, models.PROTECT, related_name="response_marks_given"
    )
    exact = models.CharField(max_length=60)
    out_of = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    shared = models.JSONField()
    marked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["response", "number"],
                name="response_mark_number_once_per_response",
            ),
        )

    def __str__(self) -> str:
        return f"{self.response_id}: {self.exact} of {self.out_of}"

    @property
    def points(self) -> Fraction:
        return Fraction(self.exact)
