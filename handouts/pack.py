"""Makes the pack for a class: cards to fold for the tables, then what is written on."""

from django.template.loader import render_to_string

from handouts import book, leaves, naming
from handouts.article import Article
from handouts.book import Made
from handouts.matter import Matter


def of(matter: Matter) -> Made:
    """Return the pack; a single unit's is its worksheet alone, if it has one."""
    sheets = {one: html for one, html in leaves.printed(matter).items() if html.strip()}
    bound, bindery = leaves.bind(matter, sheets)
    values = {
        "articles": [Article(leaf) for leaf in bound],
        "has_cards": matter.scope != "unit" or not bound,
    }
    html = render_to_string("handouts/pack.html", book.front(matter) | values)
    return Made(html, naming.title(matter), bindery.pictures)
