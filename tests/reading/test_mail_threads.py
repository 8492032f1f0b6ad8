"""Mail: headers, decoding, quoted mails with their own dates."""

from __future__ import annotations

import pytest

from briefline.model.errors import UnreadableSource
from briefline.model.text import Document, PartKind, SectionKind
from briefline.reading.cues import table
from briefline.reading.mail import subject_of
from briefline.reading.report import read_bytes
from briefline.reading.thread import is_attribution, is_separator

HEAD = """From: =?utf-8?B?QW5uIEzDqWU=?= <ann@harbour.example>
To: Bo Berg <bo@harbour.example>
Date: Tue, 4 May 2021 09:12:00 -0330
Subject: =?utf-8?Q?AW:_Caf=C3=A9?=
MIME-Version: 1.0
"""
PLAIN = """Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dear Bo,

the ship left Oporto with forty tonnes of salt on board on Saturday
7 May, two days behind plan, and the captain counts on fair winds until
the islands. The café is shut.

Ann

--
Ann Lée
Harbour Institute

-----Original Message-----
From: Bo Berg <bo@harbour.example>
Sent: Monday, May 3, 2021 4:52 PM
To: Ann Lée <ann@harbour.example>
Subject: Café

Ann,

has the ship left? The minister asked yesterday.
"""
REPLY = """Content-Type: text/plain; charset=utf-8

Yes, on Friday.

On Mon, May 3, 2021 at 4:52 PM Bo Berg <bo@harbour.example>
wrote:

> Ann, shall we meet? I read the draft on the train this morning and it is
> good.

See my note below.

> On Sun, 2 May 2021 at 10:01, Rui Costa wrote:
>> The draft is done.
>
> Bo
"""
PARTS = """Content-Type: multipart/mixed; boundary="B"

--B
Content-Type: multipart/alternative; boundary="C"

--C
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The caf=C3=A9 opened on Friday, and the minister came with a letter from th=
e king.

--C
Content-Type: text/html; charset=utf-8

<p>another version</p>
--C--
--B
Content-Type: text/plain; name=a.txt
Content-Disposition: attachment; filename=a.txt

attached text
--B
Content-Type: message/rfc822

From: Rui Costa <rui@harbour.example>
Date: Sun, 2 May 2021 10:01:00 +0000
To: Ann <ann@harbour.example>
Subject: Draft
Content-Type: text/plain

The draft is done.
--B--
"""
HTML = """Content-Type: text/html; charset=utf-8

<p>Bo,</p>
<p>the caf\u00e9 opened on Friday.</p><div><p><b>From:</b> Bo Berg<br>
<b>Sent:</b> Monday, May 3, 2021 4:52 PM<br>
<b>To:</b> Ann<br><b>Subject:</b> Caf\u00e9</p></div><p>When does it open?</p>
"""


def read(body: str) -> Document:
    return read_bytes((HEAD + body).encode(), "a.eml")


def dates(document: Document) -> list[str]:
    return [date.value for part in document.parts for date in part.dates]


def test_an_unencoded_mail_is_its_own_text() -> None:
    document = read(PLAIN)
    assert document.text == HEAD + PLAIN
    assert document.title == "Café"
    assert [part.kind for part in document.parts] == [PartKind.MAIL] * 2
    assert [(part.author, part.recipient) for part in document.parts] == [
        ("Ann Lée", "Bo Berg"),
        ("Bo Berg", "Ann Lée"),
    ]
    assert dates(document) == ["2021-05-04T09:12:00-03:30", "2021-05-03T16:52"]
    assert [date.basis for part in document.parts for date in part.dates] == ["metadata", "stated"]
    sent = document.parts[0].dates[0].span
    assert sent is not None
    assert document.at(sent) == "Tue, 4 May 2021 09:12:00 -0330"


def test_wrapped_lines_stay_together_and_the_signature_is_a_footer() -> None:
    document = read(PLAIN)
    body = [document.at(s.span) for s in document.sections if s.kind is SectionKind.BODY]
    assert body[1].startswith("the ship left Oporto with forty tonnes of salt on board on Saturday\n7 May")
    assert body[1].endswith("The café is shut.")
    footers = [document.at(s.span) for s in document.sections if s.kind is SectionKind.FOOTER]
    assert footers == ["--", "Ann Lée", "Harbour Institute"]


def test_replies_between_quotations() -> None:
    document = read(REPLY)
    assert dates(document)[:3] == [
        "2021-05-04T09:12:00-03:30",
        "2021-05-03T16:52",
        "2021-05-04T09:12:00-03:30",
    ]
    assert dates(document)[3] == "2021-05-02T10:01"
    anchor = {document.at(s.span)[:9]: document.parts[s.part] for s in document.sections}
    assert anchor["See my no"].author == "Ann Lée"
    assert anchor["The draft"].author == "Rui Costa"
    assert anchor["Ann, shal"].author == "Bo Berg"


def test_parts_attachments_and_attached_mails() -> None:
    document = read(PARTS)
    assert "The café opened on Friday, and the minister came with a letter from the king." in document.text
    assert "another version" not in document.text
    assert "attached text" not in document.text
    assert dates(document) == ["2021-05-04T09:12:00-03:30", "2021-05-02T10:01:00+00:00"]


def test_html_only() -> None:
    document = read(HTML)
    assert dates(document) == ["2021-05-04T09:12:00-03:30", "2021-05-03T16:52"]
    assert "<" not in document.text.replace("<ann@", "").replace("<bo@", "")
    assert document.at(document.sections[-1].span) == "When does it open?"


def test_a_mail_is_known_without_its_suffix() -> None:
    data = (HEAD + PLAIN).encode()
    assert read_bytes(data, "message").media_type == "message/rfc822"
    assert read_bytes(data, "message.eml").id == read_bytes(data, "message").id


def test_latin_1_and_broken_headers() -> None:
    head = "From: Ann <a@b.example>\nDate: some day\nSubject: =?x-none?Q?a?=\n"
    head += "Content-Type: text/plain; charset=latin-1\n\n"
    document = read_bytes(f"{head}Le café est fermé depuis hier.\n".encode("latin-1"), "a.eml")
    assert "café est fermé" in document.text
    assert dates(document) == []


def test_a_mail_without_text_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="without text"):
        read("Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n")


@pytest.mark.parametrize("subject", ["Salt", "Re: Salt", "RE: AW: Fwd: Salt", "Re[2]: Salt"])
def test_subjects(subject: str) -> None:
    assert subject_of(subject) == "Salt"


@pytest.mark.parametrize(("name", "test"), [("separator", is_separator), ("attribution", is_attribution)])
def test_examples_of_the_mail_file(name: str, test: object) -> None:
    assert callable(test)
    assert all(test(line) for line in table("mail")[name]["examples"])
    assert not any(test(line) for line in table("mail")[name]["never"])


def test_a_forwarded_mail_whose_header_is_quoted() -> None:
    text = (
        "From: Ann <ann@a.example>\nTo: Bo <bo@b.example>\n"
        "Date: Tue, 4 May 2021 09:00:00 +0000\nSubject: Fwd\n\n"
        "See below.\n\nBegin forwarded message:\n\n> From: Rui <rui@a.example>\n> Date: 3 May 2021 at 18:02\n"
        "> To: Ann <ann@a.example>\n> Subject: Roof\n>\n> We met this morning.\n"
    )
    document = read_bytes(text.encode(), "a.eml")
    assert [part.dates[0].value for part in document.parts] == [
        "2021-05-04T09:00:00+00:00",
        "2021-05-03T18:02",
    ]
    assert document.at(document.sections[-1].span) == "We met this morning."
    assert document.sections[-1].part == 1
