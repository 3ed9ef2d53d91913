"""A live session (课堂): what is on the wall, who is there, what they send."""

from django.db import models
from django.db.models import Q

from activities.models.work import Response
from courses.models import Course, Unit, Version
from people.models import Cohort, Person


class Workshop(models.Model):
    """One session of a course, led by its host with activities one after the other.

    `stage` is the activity that is on now. `turn` grows with what the host does (the
    phones follow it), `revision` with everything (the wall follows it).
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="workshops")
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="workshops"
    )
    host = models.ForeignKey(Person, models.PROTECT, related_name="workshops")
    code = models.CharField(max_length=6, unique=True)
    allows_guests = models.BooleanField(default=False)
    stage = models.ForeignKey(
        "Stage", models.PROTECT, null=True, blank=True, related_name="+"
    )
    turn = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Stage(models.Model):
    """An activity of a workshop, in the wording it was opened with.

    `revealed` counts the parts of the result that are on the wall; `ends_at` is where
    the countdown comes to nought, which stops nobody from answering.
    """

    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="stages")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="stages")
    version = models.ForeignKey(Version, models.PROTECT)
    opened_at = models.DateTimeField()
    revealed = models.PositiveSmallIntegerField(default=0)
    is_locked = models.BooleanField(default=False)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workshop", "unit"], name="stage_once_per_workshop_and_unit"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.workshop_id}"


class Participant(models.Model):
    """Somebody in a workshop: a person, or a guest of whom only a name is known.

    What a guest has sent is no record of anybody. A person may claim it: then it is
    copied to her, and stays here as well.
    """

    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="participants")
    name = models.CharField(max_length=60)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="participations"
    )
    joined_at = models.DateTimeField()
    claimed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="claims"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["workshop", "person"],
                condition=Q(person__isnull=False),
                name="person_participates_once_per_workshop",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} in {self.workshop_id}"

    @property
    def is_guest(self) -> bool:
        return self.person_id is None


class Entry(models.Model):
    """What a participant made of a stage: a draft, and what was given to the wall.

    A person's own response is saved as well; `response` is that copy.
    """

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="entries")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="entries")
    body = models.JSONField(default=dict)
    sequence = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField()
    given = models.JSONField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    response = models.ForeignKey(
        Response, models.PROTECT, null=True, blank=True, related_name="entries"
    )

    class Meta:
        verbose_name_plural = "entries"
        constraints = (
            models.UniqueConstraint(
                fields=["stage", "participant"],
                name="entry_once_per_stage_and_participant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} on {self.stage_id}"
