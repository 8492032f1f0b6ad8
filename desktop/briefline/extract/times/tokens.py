"""What cuts a text into the tokens that the rules see: words, numbers, clock times, codes, marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# A token is looked for among those that its first character can begin, plain words and numbers first: they
# are the most. Marks that can be nothing else come next, and spaces, which nothing but a dash begins with.
# Possessive quantifiers keep hostile runs linear. A name with a trailing 2 is the same kind.
_TOKEN = r"""
  (?=[^\W\d_])(?:
    (?P<word>(?:(?![CDFHQhw@opening@])|(?=[^\W\d_]{3})(?!https?:|www\.))[^\W\d_]++(?![\d@joined@]))
  | (?P<composed>[^\W\d_]++(?:[@joined@]++[^\W\d_]*+)++(?!\d))
  | (?P<ampm>(?<![^\W\d_])(?:@ampm@)(?![^\W_]))
  | (?P<era>@era@)
  | (?P<url>(?:https?://|www\.)\S++)
  | (?P<dday>\bD\ ?[+\-−–]\ ?\d{1,3}+(?![\w]))
  | (?P<fiscal>\b(?:FY|CY)\ ?['’]?(?:\d{4}(?:[/–-]\d\d)?|\d\d(?:[/–-]\d\d)?)(?!\w))
  | (?P<codeyear>\b[QH][1-4](?:['’-]?\d\d|-20\d\d)(?!\w))
  | (?P<code>\b[QH][1-4](?!\w))
  | (?P<word2>[^\W\d_]++(?!\d))
  | (?P<ocr>(?=[\dOoIl|]{0,3}\d)[\dOoIl|]{1,4}(?!\w))
  | (?P<mixed>\w++)
  )
| (?=\d)(?:
    (?P<digits>\d{1,4}+(?=\ (?![LZ@opening@])[^\W\d_]|,\s(?![%$£€¥])|[;)\n]|\Z))
  | (?P<codeyear2>\b(?:[1-4][QH]['’-]?\d\d|(?:19|20)\d\d-?[QH][1-4])(?!\w))
  | (?P<code2>\b[1-4][QH](?!\w))
  | (?P<iso>(?<![\w-])\d{4}-\d\d-\d\d
      (?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\ ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<iso2>(?<![\w-])[12]\d{3}[01]\d[0-3]\dT\d{4}(?:\d\d)?Z?(?![\w-]))
  | (?P<week>(?<![\w-])\d{4}-?W\d\d(?:-?[1-7])?(?![\w-]))
  | (?P<dtg>(?<!\w)\d\d\ ?\d{4}\ ?[A-Z]\ ?
      (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\ ?(?:\d{4}|\d\d)(?!\w))
  | (?P<capsdate>(?<!\w)\d{1,2}(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:\d{4}|\d\d)(?!\w))
  | (?=\d{1,4}[./-]\d)(?:
      (?P<numeric>(?<![\w./-])\d{1,2}(?P<joint>[/.-])\d{1,2}(?P=joint)(?:\d{4}|\d\d)(?![\w]|[./-]\w))
    | (?P<ymd>(?<![\w./-])(?:\d{4}[/.]\d\d?[/.]\d\d?|[12]\d{3}-\d\d?-\d\d?)(?![\w]|[./-]\w))
    | (?P<monthyear>(?<![\w./-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/-]))
    | (?P<slash>(?<![\w./-])\d{1,2}/\d{1,2}(?![\w]|[./-]\w))
    )
  | (?P<milclock>(?<![\w:.])(?:[01]\d|2[0-4])[0-5]\d\ ?(?:Z|L|@hours@)(?!\w))
  | (?P<apclock>(?<![\w:.])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?(?:@ampm@)(?![^\W_]))
  | (?P<clock>(?<![\w:.])(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?(?!\w|:\S|-[^\W\d]))
  | (?P<dotclock>(?<![\w:.,])(?:[01]?\d|2[0-4])\.[0-5]\d(?!\w|:\S|%|[.,]\d))
  | (?P<decade>(?<!\w)(?:\d{2,3}0|\d0)(?:@decade@)(?!\w)(?!\ ?/))
  | (?P<nthnum>\d{1,2}+(?:@ordinal@)(?!\w))
  | (?P<money>(?<!\w)\d[\d,.]{0,24}+\ ?(?:%|[$£€¥]))
  | (?P<amount>\d++(?:,\d{3}(?!\d))+(?:\.\d++)?|\d++\.\d++)
  | (?P<unitglue>\d++(?:@glued@)(?!\w))
  | (?P<digits2>\d++(?![^\W\d_]))
  | (?P<ocr2>(?=[\dOoIl|]{0,3}\d)[\dOoIl|]{1,4}(?!\w))
  | (?P<mixed2>\w++)
  )
| (?P<mark>[.,;:()!?"“”])
| (?P<dash>\ [-–—]+\s)
| (?!\ )(?:
    (?P<break>\n[ \t\r]*+\n\s*+)
  | (?P<silent>[\x00-\x08\x0e-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]++)
  | (?P<quote>\n(?:>[ \t]?)++(?=[^\s>]))
  | (?P<decade2>(?<!\w)['’`]\d0(?:@decade@)(?!\w)(?!\ ?/))
  | (?P<apyear>(?<!\w)['’`]\d\d(?!\w))
  | (?P<money2>[$£€¥]\ ?\d[\d,.]*+)
  | (?P<ocr3>(?=[\dOoIl|]{0,3}\d)[\dOoIl|]{1,4}(?!\w))
  | (?P<mixed3>\w++)
  | (?P<poss>@possessive@)
  | (?P<dash2>\s[-–—]+\s)
  | (?P<mark2>[^\w\s])
  )
"""
_NEVER = "(?!)"
_JOINED = "\u0300-\u036f\u00ad"  # combining marks, soft hyphens: they stand inside words


class Tokens:
    """The expression that finds the tokens of a language, and the kind of each of its groups by number."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """``forms`` are a language's own: endings of ordinals, halves of the day.

        ``opening`` are the letters that its halves of the day, eras and hours begin with; no more than two
        letters of them stand in a row. What a language does not have matches nothing.
        """
        filled = {"opening": "", "joined": _JOINED, **forms}
        text = re.sub(r"@(\w+)@", lambda name: filled.get(name[1], _NEVER), _TOKEN)
        self.expression = re.compile(text, re.VERBOSE)
        self.kinds = [""] * (self.expression.groups + 1)
        for name, number in self.expression.groupindex.items():
            self.kinds[number] = name.rstrip("23")


def composed(word: str) -> str:
    """A word with its marks in its letters and without soft hyphens: “Ma\u0308rz” is März."""
    return unicodedata.normalize("NFC", word.replace("\u00ad", ""))
