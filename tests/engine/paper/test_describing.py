"""What drawings say to who cannot see them."""

import pytest

from engine.paper.describing import described


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<svg a="1"><title id="t">甲</title><desc>乙</desc><path/></svg>丙',
            '<svg a="1"><title id="t">甲 乙</title><desc>乙</desc><path/></svg>丙',
        ),
        (
            '<svg role="img" aria-label="甲"><path/></svg>',
            '<svg role="img" aria-label="甲"><title>甲</title><path/></svg>',
        ),
        ("<svg><title>甲\\1</title></svg>", "<svg><title>甲\\1</title></svg>"),
        ("<svg><desc>乙</desc></svg>", "<svg><title>乙</title><desc>乙</desc></svg>"),
        ("<svg><path/></svg>", "<svg><path/></svg>"),
        ("<p>甲</p>", "<p>甲</p>"),
    ],
)
def test_title_says_all_that_a_drawing_says(html, expected):
    assert described(html) == expected
