"""Files in other encodings than UTF-8."""

from __future__ import annotations

import pytest

from briefline.reading.report import read_bytes

ENGLISH = "The claim for £180,000 – “in full” – isn’t due before 3 May 2021. Mr Lee paid €20 at the café.\n"
LATIN = "The council paid £180,000 to the mill on 3 May 2021. The roof of the Café Noir was mended.\n"
SPANISH = "El señor Muñoz llegó a la reunión de Oporto el 3 de mayo de 2021, según el alcalde.\n"
POLISH = "Premier złożył dymisję w środę, żądając wyjaśnień. Świadkowie mówią, że padał śnieg.\n"
RUSSIAN = "Президент прибыл в Москву 3 мая 2021 года и встретился с министром.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (LATIN, "latin-1"),
        (LATIN, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH * 3, "cp1250"),
        (RUSSIAN * 3, "cp1251"),
    ],
)
def test_a_file_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").text == text
