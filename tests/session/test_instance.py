"""One window: a second start hands its files to the first."""

import os
import subprocess
import sys

from PySide6.QtNetwork import QLocalSocket

from briefline.session.instance import Reception, channel, hand_over


def test_windows_on_one_screen_share_a_channel_and_unseen_ones_have_none(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert channel() is None
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":7")
    seventh = channel()
    assert seventh == channel()
    monkeypatch.setenv("DISPLAY", ":8")
    assert channel() not in (None, seventh)


def test_nobody_listens(qapp):
    assert not hand_over("briefline-test-nobody", ["a.txt"])


def test_files_arrive_as_absolute_paths(qtbot):
    name = f"briefline-test-{os.getpid()}"
    reception = Reception()
    assert reception.open(name)
    call = (
        "import sys; from briefline.session.instance import hand_over; print(hand_over(*eval(sys.argv[1])))"
    )
    with qtbot.waitSignal(reception.called, timeout=30_000) as called:
        # a process of its own, as in life: a thread of ours would keep us from answering
        other = subprocess.Popen(
            [sys.executable, "-c", call, repr((name, ["notes/ä b.txt"]))], stdout=subprocess.PIPE, text=True
        )
    assert other.communicate(timeout=30)[0] == "True\n"
    assert called.args == [[os.path.abspath("notes/ä b.txt")]]
    reception.close()
    assert not hand_over(name, [])


def test_what_a_crash_left_behind_is_cleared(qtbot):
    name = f"briefline-test-left-{os.getpid()}"
    first, second = Reception(), Reception()
    assert first.open(name)
    assert second.open(name)
    second.close()
    first.close()


def test_words_of_strangers_are_not_taken(qtbot):
    name = f"briefline-test-stranger-{os.getpid()}"
    reception = Reception()
    assert reception.open(name)
    heard = []
    reception.called.connect(heard.append)
    for words in (b"not json\n", b'{"paths": 1}\n'):
        socket = QLocalSocket()
        socket.connectToServer(name)
        assert socket.waitForConnected(2000)
        socket.write(words)
        socket.flush()
        qtbot.waitUntil(
            lambda caller=socket: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState,
            timeout=5000,
        )
    assert heard == []
    reception.close()
