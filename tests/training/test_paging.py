import pytest

from tests import make
from training import paging
from training.models import Period

pytestmark = pytest.mark.django_db


def test_pages_follow_one_another_without_loss_or_repetition():
    twins = [make.person(name_key="a") for _ in range(3)]
    for person in [*twins, make.person(name_key="b"), twins[0]]:
        make.period(person=person, module=make.module())
    seen: list[int] = []
    key = None

    while not seen or key is not None:
        page = paging.page(Period.objects.all(), key=key, size=2)
        seen += [period.pk for period in page.rows]
        key = page.last

    assert seen == list(Period.objects.by_name().values_list("pk", flat=True))


def test_a_row_that_is_not_there_is_refused():
    with pytest.raises(paging.NoSuchRow):
        paging.page(Period.objects.all(), key=999, size=2)


@pytest.mark.parametrize(
    ("text", "key"),
    [("", None), ("12", 12), ("-1", None), ("\uff19", None), ("1" * 30, None)],
)
def test_nonsense_in_the_address_is_the_first_page(text, key):
    assert paging.key_from(text) == key
