import pytest

from ledger.models import Event
from tests import make
from tests.make import LATER, NOON
from tests.training.certificates import objects
from training.certificates import revoking
from training.certificates.revoking import AlreadyRevoked

pytestmark = pytest.mark.django_db


def test_the_first_reason_stands_whoever_comes_second():
    certificate, hr = objects.certificate(), make.person("hr")
    first = revoking.revoke(certificate, why="Copied.", by=hr, at=NOON)

    with pytest.raises(AlreadyRevoked) as raised:
        revoking.revoke(certificate, why="Once more.", by=hr, at=LATER)

    assert raised.value.revocation == first
    assert first.why == "Copied."
    assert Event.objects.filter(verb="certificate-revoked").count() == 1
