"""HTML: visible text, furniture apart, the page's own date, cards of related publications."""

from __future__ import annotations

import pytest

from briefline.extract.publications import publications
from briefline.model.errors import UnreadableSource
from briefline.model.text import FURNITURE, Document, PartKind, SectionKind
from briefline.reading.metadata import moment
from briefline.reading.report import read_bytes

PAGE = """<!DOCTYPE html><html lang="en"><head>
<title>Why the salt treaty matters | Harbour Institute</title>
<meta property="article:modified_time" content="2021-01-01T09:00:00+00:00">
<meta property="article:published_time" content="2020-03-12T09:00:00+00:00">
<meta name="author" content="Ann Lee">
<style>p { color: red }</style></head><body class="has-sidebar">
<div id="nav-bar"><a href=/>Home</a> <a href=/n>News</a></div>
<div class="content"><h1>Why the salt treaty<br>matters</h1>
<div class="meta"><span class="author">Ann Lee</span> <span class="date">Thursday, March 12, 2020</span></div>
<div class="share-buttons"><a>Twitter</a></div>
<p>The salt treaty was signed in <b>Oporto</b> on 9&nbsp;March. It follows talks
that began in&#32;2016.</p><p hidden>Secret words.</p>
<figure><figcaption>The hall in Oporto, 9 March 2020.</figcaption></figure>
<ul><li>First round: <b>May 2016</b></li>
<li>Second round: June 2017<ul><li>with a break on 12 June</li></ul></li></ul>
<table><tr><th>Step</th><th>Due</th></tr><tr><td>Ratify</td><td><p>June 2020</p></td></tr></table>
<h2>What it says</h2><p>The treaty has forty articles.<br><br>The first abolishes the dues.</p>
<dl><dt>4 May</dt><dd>The council votes.</dd></dl>
<blockquote><p>“We did what we could,” he said.</p></blockquote>
<div class="related"><div class="head"><h3>Related Publications</h3></div><div class="cards">
<article class="card"><span class="type">Analysis</span><h4><a href=1>The Price of Salt</a></h4>
<time datetime="2021-05-03">May 3, 2021</time><p>Salt was dear in the spring.</p></article>
<article class="card"><span class="type">Commentary</span><h4><a href=2>Who Buys Tin?</a></h4>
<time datetime="2021-04-28">April 28, 2021</time><div class="tags"><a>Trade</a> <a>Food</a></div></article>
</div></div><p>The parliaments vote in June.</p></div>
<footer>&copy; 2020 Harbour Institute</footer><script>var date = "2019-01-01";</script></body></html>"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.html")


def section(document: Document, words: str) -> tuple[SectionKind, str]:
    for one in document.sections:
        if document.at(one.span).startswith(words):
            return one.kind, "" if one.parent is None else document.at(document.sections[one.parent].span)
    raise AssertionError(words)


def test_visible_text() -> None:
    text = read(PAGE).text
    assert "signed in Oporto on 9 March. It follows talks that began in 2016.\n" in text
    assert "Ratify\tJune 2020\n" in text
    assert not any(word in text for word in ("<", "&", "Secret", "color", "var date", "2019"))


def test_kinds_and_parents() -> None:
    document = read(PAGE)
    assert section(document, "Home")[0] is SectionKind.NAVIGATION
    assert section(document, "Twitter")[0] is SectionKind.NAVIGATION
    assert section(document, "Why the salt treaty matters")[0] is SectionKind.TITLE
    assert section(document, "Ann Lee")[0] is SectionKind.BYLINE
    assert section(document, "The hall")[0] is SectionKind.CAPTION
    assert section(document, "with a break")[1] == "Second round: June 2017"
    assert section(document, "Ratify") == (SectionKind.TABLE_ROW, "Step\tDue")
    assert section(document, "The first abolishes") == (SectionKind.BODY, "What it says")
    assert section(document, "The council votes.") == (SectionKind.LIST_ENTRY, "4 May")
    assert section(document, "“We did")[0] is SectionKind.BLOCK_QUOTE
    assert section(document, "The parliaments")[0] is SectionKind.BODY
    assert section(document, "© 2020")[0] is SectionKind.FOOTER


def test_the_pages_own_date_is_that_of_publication() -> None:
    document = read(PAGE)
    first = document.parts[0].dates[0]
    assert (first.value, first.basis) == ("2020-03-12T09:00:00+00:00", "metadata")
    assert document.parts[0].author == "Ann Lee"
    assert document.title == "Why the salt treaty matters"
    assert not any(date.value.startswith("2021-01") for part in document.parts for date in part.dates)


def test_cards_are_publications() -> None:
    salt, tin = publications(read(PAGE), ())
    assert (salt.title, salt.type, salt.blurb) == (
        "The Price of Salt",
        "Analysis",
        "Salt was dear in the spring.",
    )
    assert (tin.title, tin.type, tin.topics) == ("Who Buys Tin?", "Commentary", ("Trade", "Food"))
    assert [event.when.edtf for event in (salt, tin) if event.when] == ["2021-05-03", "2021-04-28"]


def test_a_list_inside_the_text_ends_with_its_container() -> None:
    page = """<main><h1>Salt treaty signed</h1><p>The treaty was signed.</p><h2>Further reading</h2>
    <ul><li><a>The Price of Salt</a> <span>3 May 2021</span></li>
    <li><a>Who Buys Tin?</a> <i>28 April 2021</i></li></ul>
    <p>The parliaments vote in June.</p></main>"""
    document = read(page)
    assert [part.kind for part in document.parts] == [
        PartKind.ARTICLE, PartKind.PUBLICATION, PartKind.PUBLICATION, PartKind.ARTICLE,
    ]  # fmt: skip
    assert section(document, "The parliaments")[0] is SectionKind.BODY


@pytest.mark.parametrize(
    "page",
    [
        '<p class="strip">Sale ends soon</p><main><p>Text of it.</p></main><p>Sale ends soon</p>',
        "<main><nav>Sale ends soon</nav><p>Text of it.</p><aside>Sale ends soon</aside></main>",
        '<p>Text of it, much longer than the rest.</p><div class="cookie-banner">Sale ends soon</div>',
        "<p>Text of it, long enough to be most of the page.</p><ul><li><a>Sale ends soon</a></li></ul>",
    ],
)
def test_furniture(page: str) -> None:
    document = read(f"<html><body>{page}</body></html>")
    sale = [s for s in document.sections if document.at(s.span) == "Sale ends soon"]
    assert sale
    assert all(one.kind in FURNITURE for one in sale)
    assert section(document, "Text of it")[0] not in FURNITURE


def test_json_ld_goes_first() -> None:
    page = """<html><head><meta name="date" content="2020-01-01">
    <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"},
    {"@type": "NewsArticle",
    "datePublished": "2020-03-12T18:30:00.000Z", "author": [{"name": "Ann Lee"}]}]}</script>
    <script type="application/ld+json">{broken</script></head><body><p>Text of it.</p></body></html>"""
    part = read(page).parts[0]
    assert part.dates[0].value == "2020-03-12T18:30:00Z"
    assert part.author == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019-03-08T19:45:00-0330", "2019-03-08T19:45:00-03:30"),
        ("2019-03-08 19:45", "2019-03-08T19:45"),
        ("Fri, 08 Mar 2019 19:45:00 GMT", "2019-03-08T19:45:00+00:00"),
        ("March 8, 2019", "2019-03-08"),
        ("2019-02-31", ""),
        ("yesterday", ""),
    ],
)
def test_machine_readable_dates(text: str, value: str) -> None:
    assert moment(text) == value


def test_preformatted_text_keeps_its_lines() -> None:
    document = read("<body><p>Log of it.</p><pre>12 May  begin\n13 May  end\n\nText.</pre></body>")
    assert "12 May  begin\n13 May  end" in document.text
    assert [document.at(s.span) for s in document.sections][-1] == "Text."


def test_charsets() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Le café est fermé</p></body></html>'
    assert "café est fermé" in read_bytes(page.encode("latin-1"), "a.html").text
    assert "café est fermé" in read_bytes(page.encode("utf-16"), "a.html").text


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="holds no text"):
        read("<html><body><script>run()</script></body></html>")


def test_very_deep_nesting_loses_nothing() -> None:
    assert "Text of it." in read("<div>" * 3000 + "<p>Text of it.</p>").text


def test_dates_of_other_articles_are_not_the_pages() -> None:
    page = """<body><h1>Why the salt treaty matters</h1><p>The treaty ends two hundred years of quarrels.</p>
    <aside><time datetime="2021-05-03">May 3, 2021</time> Who buys tin?</aside>
    <h2>Related</h2><article><h3>The Price of Salt</h3>
    <time datetime="2021-04-28">April 28, 2021</time></article>
    </body>"""
    assert read(page).parts[0].dates == ()


def test_a_date_in_the_mark_up_alone_is_found() -> None:
    head = '<head><meta name="dcsext.articlefirstpublished" content="2020-03-12"></head>'
    found = read(f"<html>{head}<body><p>Text of it.</p></body></html>").parts[0].dates
    assert [(date.value, date.basis) for date in found] == [("2020-03-12", "metadata")]


BLOG = """<html><head><title>Salt treaty: what happened when - Harbour Blog</title></head><body>
<header><p>Harbour Blog</p></header><article><header><h1>Salt treaty: what happened when</h1>
<div>Posted on <time datetime="2020-03-12">March 12, 2020</time><span>by <a>Ann Lee</a></span></div></header>
<p>Here is what happened when.</p><p><strong>14 January 2020</strong></p><p>The text is closed.</p>
<h3>Related</h3><div>
<div><a>The price of salt</a><span>March 2, 2020</span><span>In "Salt"</span></div>
<div><a>Who buys tin?</a><span>February 20, 2020</span><span>In "Tin"</span></div></div>
</article></body></html>"""


def test_a_blog_with_a_chronology_in_bold_and_glued_fields() -> None:
    document = read(BLOG)
    assert [date.value for date in document.parts[0].dates] == ["2020-03-12"]
    assert section(document, "The text is closed.") == (SectionKind.BODY, "14 January 2020")
    assert [event.title for event in publications(document, ())] == ["The price of salt", "Who buys tin?"]
    assert [event.when.edtf for event in publications(document, ()) if event.when] == [
        "2020-03-02",
        "2020-02-20",
    ]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("More from the coast", []),
        ("Around the bay", []),
        ("Related reports", ["Who buys tin?", "A pier falls"]),
    ],
)
def test_links_in_an_aside_are_publications_only_below_such_a_heading(
    heading: str, titles: list[str]
) -> None:
    page = f"""<body><article><h1>The treaty</h1>
    <p>The harbours signed the treaty in 2019, as the mayor had hoped.</p>
    <p>It was read out in the town hall, and nobody objected.</p></article>
    <aside class="related"><h2>{heading}</h2><ul>
    <li><a href="/a">Who buys tin?</a> <span>12 April 2019</span></li>
    <li><a href="/b">A pier falls</a> <span>3 March 2019</span></li></ul></aside></body>"""
    assert [event.title for event in publications(read(page), ())] == titles
