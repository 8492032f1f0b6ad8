"""Tables with dates, and meetings that minutes record."""

from briefline.model.event import Status

TABLE = (
    "| Action | Owner | Due |\n"
    "| Order new fenders | Per Olsen | {31 May 2024=2024-05-31} |\n"
    "| Report on the quay | Siri Dahl | {15 August 2024=2024-08-15} |"
)


def test_a_due_column_dates_its_rows(reader):
    events = reader.events(TABLE, "2024-05-14")
    assert [(e.title, e.when.edtf, e.status, [p.name for p in e.participants]) for e in events] == [
        ("Order new fenders", "2024-05-31", Status.PLANNED, ["Per Olsen"]),
        ("Report on the quay", "2024-08-15", Status.PLANNED, ["Siri Dahl"]),
    ]


def test_a_due_date_in_the_past_is_still_a_plan_unless_the_row_says_done(reader):
    table = (
        "| Action | Due | Status |\n"
        "| Order fenders | {3 May 2024=2024-05-03} | open |\n"
        "| Order ropes | {4 May 2024=2024-05-04} | done |\n"
        "| Order tar | {5 May 2024=2024-05-05} | cancelled |"
    )
    assert [event.status for event in reader.events(table, "2024-05-14")] == [
        Status.PLANNED,
        Status.OCCURRED,
        Status.CANCELLED,
    ]


def test_figures_under_dated_columns_are_no_events(reader):
    assert (
        reader.events("| NZ$ | {May 2024=2024-05} | {June 2024=2024-06} |\n| Revenue | 312.5 | 290.7 |") == ()
    )


def test_minutes_are_a_meeting_of_those_present(reader):
    (meeting,) = reader.events(
        "# {14 May 2024=2024-05-14}, Bergen\nPresent: Ingrid Hauge (chair), Per Olsen and "
        "Siri Dahl (minutes)",
        "2024-05-20",
    )
    assert (meeting.title, meeting.category, meeting.places) == ("Meeting in Bergen", "meeting", ("Bergen",))
    assert [(actor.name, actor.role) for actor in meeting.participants] == [
        ("Ingrid Hauge", "chair"),
        ("Per Olsen", ""),
        ("Siri Dahl", "minutes"),
    ]


def test_a_strike_of_those_who_work_is_no_attack(reader):
    table = (
        "| Date | Event |\n"
        "| {1 July 2022=2022-07-01} | Strike by drivers in Basel |\n"
        "| {2 July 2022=2022-07-02} | Strike on the bridge at Lom |\n"
        "| {3 July 2022=2022-07-03} | Raid on workers |"
    )
    assert [event.category for event in reader.events(table)] == ["protest", "attack", "attack"]


def test_those_named_in_a_cell_take_part(reader):
    table = (
        "| Time | What happened |\n"
        "| {09:31=2023-11-16T09:31} | OpsBot alerts Ana Ruiz, who is on call. |\n"
        "| {10:05=2023-11-16T10:05} | Incident declared; Priya Nair takes command. |\n"
        "| {10:48=2023-11-16T10:48} | Northbank's duty engineer confirms the failures in Oslo. |"
    )
    events = reader.events(table, "2024-05-14")
    assert "Ana Ruiz" in {p.name for p in events[0].participants}
    assert "Priya Nair" in {p.name for p in events[1].participants}
    assert "Northbank" in {p.name for p in events[2].participants}
    assert events[2].places == ("Oslo",)


def test_columns_of_first_and_last_days_make_a_stay(reader):
    table = (
        "| Work | Start | End | Contractor |\n"
        "| Roof | {3 June 2024=2024-06-03} | {23 August 2024=2024-08-23} | Nordbygg |\n"
        "| Heating | {2 September 2024=2024-09-02} | {15 November 2024=2024-11-15} | |"
    )
    roof, heating = reader.events(table, "2024-05-07")
    assert (roof.when.edtf, heating.when.edtf) == ("2024-06-03/2024-08-23", "2024-09-02/2024-11-15")
    assert heating.title == "Heating"
    assert roof.when.derivation.phrase == "3 June 2024 | 23 August 2024"
    late = table.replace("| End |", "| Reported |")
    assert [event.when.edtf for event in reader.events(late, "2024-05-07")] == ["2024-06-03", "2024-09-02"]


MINUTES = (
    "# Minutes of the Board of Trustees\n"
    "Date: {7 May 2024=2024-05-07}\n"
    "Place: Reading Room, Lindqvist Museum, Uppsala\n"
    "Present: Karin Lind (chair), Omar Said\n"
    "# 5. Next meeting\n"
    "{18 June 2024=2024-06-18} at noon."
)


def test_minutes_are_a_meeting_by_the_lines_below_their_title(reader):
    held, following = reader.events(MINUTES, "2024-05-07")
    assert (held.title, held.when.edtf, held.places) == (
        "Meeting of the Board of Trustees",
        "2024-05-07",
        ("Uppsala",),
    )
    assert [actor.name for actor in held.participants] == ["Karin Lind", "Omar Said"]
    assert (following.title, following.when.edtf, following.status) == (
        "Next meeting",
        "2024-06-18",
        Status.PLANNED,
    )


def test_a_heading_over_a_sentence_announces_no_meeting(reader):
    text = "# Next meeting\nThe board spoke on {7 May 2024=2024-05-07} of the roof."
    assert "Next meeting" not in [event.title for event in reader.events(text, "2024-05-10")]
    report = MINUTES.replace("Minutes of", "Report of").replace("Next meeting", "Roof")
    assert "meeting" not in [event.category for event in reader.events(report, "2024-05-07")]
