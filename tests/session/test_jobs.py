"""The worker process: these run a real one, with functions of the standard library as jobs."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefline.model.errors import BrieflineError
from briefline.session.jobs import Jobs, WorkerStopped
from briefline.session.worker import Answer, Failure, Progress, Request, answer

WAIT = 20_000


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs(warm_up=None)
    made.start()
    yield made
    made.close()


def test_a_job_is_answered_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[object] = []
    jobs.run("math:factorial", 20, done=answers.append, failed=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    assert answers == [2432902008176640000]


def test_a_fault_in_a_job_is_a_readable_error(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[BrieflineError] = []
    jobs.run("math:factorial", -1, done=errors.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT)
    assert isinstance(errors[0], WorkerStopped)
    assert "ValueError" in errors[0].hint
    assert "Traceback" in errors[0].details


def test_a_crash_of_the_worker_is_reported_and_the_next_job_works(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    jobs.run("os:abort", done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert isinstance(seen[0], WorkerStopped)
    jobs.run("math:sqrt", 4, done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=WAIT)
    assert seen[1] == 2.0


def test_cancel_ends_the_work_and_others_start_over(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    slow = jobs.run("time:sleep", 60, done=lambda _: seen.append("slow"), failed=seen.append)
    jobs.run("math:sqrt", 9, done=seen.append, failed=seen.append)
    jobs.cancel(slow)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert seen == [3.0]


def test_no_thread_outlives_its_worker(jobs: Jobs, qtbot: QtBot) -> None:
    listener = jobs._listener
    jobs.run("os:urandom", 50_000_000, done=lambda _: None, failed=lambda _: None)  # under way when it ends
    qtbot.wait(50)
    jobs.close()
    assert listener is not None
    assert not listener.is_alive()
    assert jobs._connection is None


def test_what_is_sent_in_many_frames_arrives_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    words = [f"word {number}" for number in range(200_000)]
    jobs.run("builtins:len", words, done=seen.append, failed=seen.append)
    jobs.run("math:sqrt", 4, done=seen.append, failed=seen.append)
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=WAIT)
    assert seen == [200_000, 2.0]


def test_cancel_while_a_message_is_being_sent(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    words = [f"word {number}" for number in range(200_000)]
    jobs.cancel(jobs.run("builtins:len", words, done=seen.append, failed=seen.append))
    jobs.run("math:sqrt", 4, done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert seen == [2.0]


def test_short_questions_are_answered_while_a_long_job_runs(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    jobs.run("time:sleep", 60, done=seen.append, failed=seen.append)
    jobs.run("math:sqrt", 16, done=seen.append, failed=seen.append, light=True)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert seen == [4.0]


def test_forgotten_answers_do_not_arrive(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []
    forgotten = jobs.run("math:sqrt", 1, done=seen.append, failed=seen.append)
    jobs.forget(forgotten)
    jobs.run("math:sqrt", 25, done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert seen == [5.0]


def test_progress_is_reported_at_most_once_a_percent() -> None:
    sent: list[object] = []
    reporting = answer(Request(8, f"{__name__}:report_thrice", reports=True), sent.append)
    assert isinstance(reporting, Answer)
    assert sent == [Progress(8, "Reading", 0.5), Progress(8, "Reading", 0.75)]


def report_thrice(report: Callable[[str, float], None]) -> None:
    report("Reading", 0.5)
    report("Reading", 0.501)
    report("Reading", 0.75)


def test_errors_that_a_user_can_mend_keep_message_and_hint() -> None:
    mendable = answer(Request(2, "briefline.model.edtf:parse", ("soon",)), lambda _: None)
    assert isinstance(mendable, Failure)
    assert mendable.message == "“soon” is not a date that EDTF knows."
    assert mendable.hint
    assert mendable.details == ""
