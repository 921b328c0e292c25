"""Ways to reach someone that don't belong in public: email addresses, phone numbers, links into a meeting room.

For: `private_data`, which says what a text has, and the expressions that the site's forms share. Must not: import the
library of phone numbers before a text has enough digits, or take a handle, an employer, a year or a count for an
address.

Phone numbers with the code of a country, and as people write them at home in many countries, are found by
expressions. What's written as only one country writes it is asked of Google's libphonenumber, for the country of the
time zone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

MAIL, PHONE, ROOM, DIGITS = "mail", "phone", "room", "digits"

_AT = r"(?: ?[(\[{<] ?(?:[Aa][Tt]|@|ät) ?[)\]}>] ?|\(a\)|_at_| -at- | AT )"
_DOT = r"(?: ?[(\[{<] ?(?:[Dd][Oo][Tt]|punkt|\.) ?[)\]}>] ?|_dot_| -dot- | DOT | dot | ?\. ?)"
_LOCAL, _HOST, _DOTTED = r"[\w.+*-]*[\w*]", r"(?:[^\W_]|-)+", r"(?:[\w-]+\.)+[^\W\d_]{2}"
_ENDINGS = "com|org|net|edu|info|io|dev|app|eu|de|fr|es|nl|uk|ch|pl|br|jp|cn|ru|ng|ke|za"
_MAILED = r"\b(?:[Ee]-?[Mm]ail|[Mm]ail|[Ww]rite|[Rr]each|[Cc]ontact|[Pp]ing|[Ss]end)\b[^\n.!?]{0,25}?"
_PROVIDERS = "gmail|googlemail|hotmail|gmx|protonmail|icloud"
_SPACED = r"(?:[^\W_] ){2,}"  # letters with a blank after each
_NOBODY = r"(?!(?:me|us|you|them|him|her|we)\b)"  # `meet me at conferences`
E_MAIL = re.compile(
    rf"(?<![@\w.+-])(?:{_LOCAL}@ ?{_DOTTED}|{_LOCAL}@{_HOST}{_DOT}[^\W\d_]{{2}}"
    rf"|(?<![^\n])[a-z0-9][\w.+-]* @ {_DOTTED}[^\W\d_]*(?![^\n])"  # alone on its line; else it's an employer
    rf"|{_LOCAL}{_AT}{_HOST}{_DOT}[^\W\d_]{{2}}"
    rf"|{_NOBODY}[\w.+-]+ at [\w-]+(?: dot [\w-]+)? dot (?:{_ENDINGS})\b)"
    rf"|<{_LOCAL} at {_DOTTED}[^\W\d_]*>"
    rf"|(?<!\w)[^\W_] {_SPACED}(?:@|[(\[]at[)\]]) ?(?:{_DOTTED}|{_SPACED}(?:\.|dot) [^\W\d_])"  # d e m o @ example.org
    rf"|{_LOCAL}(?:%40|&#(?:64|[xX]40);){_DOTTED}|[\w.+-]+ arroba [\w.-]+(?: punto |\.)[^\W\d_]{{2}}"
    rf"|(?<![\w/@.-])[\w.+-]*\w@(?:{_PROVIDERS})\b|{_MAILED}\b{_NOBODY}{_LOCAL} at (?:{_PROVIDERS})\b"
    rf"|{_MAILED}\b{_LOCAL} ?(?:@| at ) ?{_DOTTED}|[\w.+-]+ @ [\w-]+ \. [a-z]{{2,4}}\b"
    rf"|[\w.+-]+ (?:ät|собака) [\w.-]+(?: punkt |\.)[^\W\d_]{{2}}"
    rf"|\b(?:[Gg]mail|[Hh]otmail|gmx|GMX|i[Cc]loud)(?: (?:address|account|id))?(?: is|:) ?[\w+-]*[\d._][\w.+-]*\w"
)
PHONE_NUMBER = re.compile(
    r"(?<![\w/.+-])(?:"
    r"\+[1-9](?:[ ()./-]{0,2}\d){7,14}|00 ?[1-9](?:[ ()/-]{0,2}\d){8,13}"  # with the code of a country
    r"|\(?0[1-9](?:[ ()./-]{0,2}\d){7,11}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|[6-9]\d{4} \d{5}"  # as one writes it at home
    r"|0 [1-9]\d{2} \d{3} \d{3}|\(\d{3}\) ?\d{7}|1[3-9]\d[ -]\d{4}[ -]\d{4}|8[ -]9\d\d[ -]\d{3}[ -]\d\d[ -]\d\d"
    r"|(?:8 ?)?\(\d{2,5}\) ?\d{2,5}(?:[ -]\d{2,5}){1,3}"
    r")(?![\w/-])"
)
CALLED = re.compile(
    r"\b(?:tel|telefon|phone|mobile|cell|call|sms|text me|whats ?app|viber|wechat|zalo)\b"
    r"[^\d\n]{0,20}(?<![\d#])\(?\d(?:[ ()./-]{0,2}\d){6,14}(?![\d%])"
    r"|\b(?:wa\.me/|whatsapp\.com/send\S{0,20}[?&]phone=|t\.me/|signal\.me/#p/)\+?\d{7,15}"
    r"|\b(?:signal|telegram)\b\W{0,4}\+?\d(?:[ ()./-]{0,2}\d){6,14}(?![\d%])"
    r"|\(?\d(?:[ ()./-]{0,2}\d){6,14}\W{0,3}\(?(?:on |via )?(?:whats ?app|telegram|signal|viber)\b",
    re.IGNORECASE,
)
MEETING_ROOM = re.compile(
    r"(?:zoom\.us/(?:j|my|s)/|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)"
    r"|meet\.google\.com/[a-z]{3}-|webex\.com/(?:meet|[^\s]*j\.php)|gotomeet|whereby\.com/|bigbluebutton|meet\.jit\.si/\w"
    r"|\w/(?:b|rooms)/[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3})\S*"
    r"|https?://\S*[?&#](?:pwd|passwd|password|passcode|accesscode)=\S+"
    r"|\b(?:passcode|meeting[ -]id|kenncode)\b\W{0,3}\w*\d\w*",
    re.IGNORECASE,
)
HARMLESS = re.compile(
    r"https?://(?!(?:wa\.me|api\.whatsapp\.com|t\.me|signal\.me)/)\S+|\b(?:\d{4} ){4,}\d{4}\b"
    r"|\b(?:ssh|git|svn|ftp|sftp|rsync)(?:\+\w+)?://\S+"
    r"|\bgit@[\w.-]+:\S*|\bISBN\S*[ :]*[\dX -]+|\b97[89][ -]?\d(?:[ -]?\d){9}\b|\b10\.\d{4,9}/\S+"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
    r"|(?<![\d.])(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}\b(?!\.\d)|\bISSN[ :]*\d{4}-\d{3}[\dX]"
    r"|(?<![\d+-])(?<!\d )(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d(?![\d-])"  # a span of years
    r"|(?<![\d+-])(?<!\d[ ,.'])\d{1,3}(?:[ ,.']\d{3})*[ ,.']000\b|[€$£] ?\d[\d ,.]*",  # a round count, a sum
    re.IGNORECASE,
)
_MARKS = (
    "@", " at ", "(at", "[at", "{at", "<at", "( at", "[ at", "{ at", "_at_", "-at-", "(a)", "[ät", "(ät", "[ ät",
    " dot ", "http", "zoom.us", "meet.google", "teams.", "webex", "passcode", "meeting id",
    "meeting-id", "kenncode", "arroba", " ät ", "собака", "gmail is", "gmail:", "hotmail is", "hotmail:", "gmx:",
    "icloud:", "jit.si", "@gmail", "at gmail", "at hotmail", "at gmx", "%40", "&#64;", "&#x40;",
)  # fmt: skip
_SIGN = re.compile(
    r"[@(\[{<%&]|at|dot|http|zoom|meet|teams|webex|passcode|kenncode|arroba|ät|собака|mail|gmx:|icloud:|jit"
)  # each mark has one
_SEVEN_DIGITS = re.compile(r"\d(?:\D{0,3}\d){6}")
_ANY_MARK = "|".join(re.sub(r"([(){}\[\].])", r"\\\1", mark) for mark in _MARKS)
SUSPECT = re.compile(f"{_ANY_MARK}|{_SEVEN_DIGITS.pattern}", re.IGNORECASE)
"""What every way to reach someone has at least; a text without it needs no second look."""
_TEN_DIGITS = re.compile(r"\d{10}")
_BARE = re.compile(
    r"(?<![\w#@.+/:^-])(?<!= )[1-9]\d{9,11}(?![\w@.:/-])(?! (?:bytes|bits|users|rows|records|requests|lines|times))"
)
_NAMED_NUMBER = re.compile(
    r"\b(?:id|ids|no|nr|number|issue|ticket|bug|pr|commit|orcid|arxiv|rfc|port|timestamp|seed)\W{0,3}\d[\d .-]*", re.I
)
_GROUPED = re.compile(r"(?=(?:\D*\d){8})\(?\d+(?:[ ()-]+\d+)+")  # eight digits or more, with blanks or hyphens
_MANY_DIGITS = re.compile(r"(?:\d\D{0,2}){6}\d")


def private_data(text: str, zone: str = "") -> str:
    """What a text has that isn't meant for everyone: `mail`, `phone`, `room`, or `digits` where that's a guess.

    `zone` is the time zone of the person, which says in which country's way they write a number at home.
    """
    plain = text if text.isascii() else _folded(text)
    if not _suspicious(plain):
        return ""
    if MEETING_ROOM.search(plain):
        return ROOM
    plain = HARMLESS.sub(" ", plain)
    if E_MAIL.search(plain):
        return MAIL
    if PHONE_NUMBER.search(plain) or CALLED.search(plain):
        return PHONE
    numbers = _NAMED_NUMBER.sub(" ", plain)
    if not _MANY_DIGITS.search(numbers):
        return ""
    if _at_home(numbers, zone):
        return PHONE
    return DIGITS if _BARE.search(numbers) else ""


def many_digits(text: str, zone: str = "") -> bool:
    """Whether a text has a long number that may be a phone number, and nothing that certainly is private."""
    return bool(_TEN_DIGITS.search(text)) and private_data(text, zone) == DIGITS


def _suspicious(text: str) -> bool:
    """The same as SUSPECT, in a fraction of the time."""
    small = text.lower()
    marked = _SIGN.search(small) and any(mark in small for mark in _MARKS)
    return bool(marked or _SEVEN_DIGITS.search(text))


def _folded(text: str) -> str:
    """A text with the digits of every script, and full-width signs, as ASCII has them."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[^\x00-\x7f]", lambda sign: str(unicodedata.digit(sign[0], sign[0])), plain)


def _at_home(text: str, zone: str) -> bool:
    """Whether there's a number as the country of a zone writes it: grouped as there, and of a kind that exists."""
    country = _countries().get(zone)
    if not country:
        return False
    from phonenumbers import Leniency, PhoneNumberMatcher

    numbers = PhoneNumberMatcher(text, country, leniency=Leniency.STRICT_GROUPING, max_tries=20)
    return any(_GROUPED.fullmatch(match.raw_string) for match in numbers)


@cache
def _countries() -> dict[str, str]:
    """The country of each zone, by IANA's list of zones."""
    import tzdata

    lines = (Path(tzdata.__file__).parent / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines()
    return {row[2]: row[0] for row in (line.split("\t") for line in lines if line[:1] not in ("#", ""))}
