"""What a unit said, word for word, each time it was published."""

from django.db import models
from django.db.models import Q

from courses.models.course import Unit
from engine.markup.page import Audience


class Version(models.Model):
    """The text of a unit from one publication on. Written once, never changed.

    `data` is the kind's own (a quiz's questions and rules, a lesson's headings and
    checks); `pictures` maps each picture's name to the hash it is stored under.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    path = models.CharField(max_length=240)
    source = models.TextField()
    title = models.CharField(max_length=200)
    minutes = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)
    data = models.JSONField(default=dict)
    pictures = models.JSONField(default=dict)
    published_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "number"], name="version_number_once_per_unit"
            ),
            models.UniqueConstraint(
                fields=["unit", "digest"], name="version_text_once_per_unit"
            ),
            models.CheckConstraint(
                condition=Q(edition__gte=1), name="version_edition_counts_from_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"


class Rendering(models.Model):
    """The safe HTML of a version. A mended renderer adds a row with a higher number."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="renderings")
    audience = models.CharField(
        max_length=10,
        choices=[(audience.value, audience.value) for audience in Audience],
    )
    renderer = models.PositiveIntegerField()
    html = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["version", "audience", "renderer"],
                name="rendering_once_per_version_audience_and_renderer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} for {self.audience}"


class Passage(models.Model):
    """A section of a current unit as search finds it. Rebuilt at each publication."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="passages")
    anchor = models.CharField(max_length=120, blank=True)
    heading = models.CharField(max_length=200)
    text = models.TextField()
    tokens = models.TextField()

    def __str__(self) -> str:
        return f"{self.unit_id} {self.heading}"


class PassageIndex(models.Model):
    """What finds a passage by its tokens: FTS5 on SQLite, tsvector on PostgreSQL.

    The table is made by a migration and written by search.py only.
    """

    passage = models.OneToOneField(
        Passage,
        models.DO_NOTHING,
        primary_key=True,
        db_column="rowid",
        related_name="index",
    )
    tokens = models.TextField()

    class Meta:
        managed = False
        db_table = "courses_passage_index"

    def __str__(self) -> str:
        return f"index of {self.passage_id}"
