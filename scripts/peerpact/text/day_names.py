"""The days of the week as people call them, in the languages in which most of our members write.

For: `written_hours.py`. Must not: hold a short form that means another day elsewhere: `do` is Thursday in German and
Sunday in Spanish, and `ma` is Monday in Dutch and Tuesday in French.
"""

from __future__ import annotations

ENGLISH = {
    "mondays": "Mo", "tuesdays": "Tu", "wednesdays": "We", "thursdays": "Th", "fridays": "Fr", "saturdays": "Sa",
    "sundays": "Su", "tues": "Tu", "weds": "We", "thurs": "Th", "thur": "Th",
}  # fmt: skip
"""The beginning of one of these, of two letters or more, is enough."""
GROUPS = {"weekdays": "Mo-Fr", "workdays": "Mo-Fr", "weekends": "Sa-Su", "daily": "Mo-Su", "everyday": "Mo-Su"}
_ELSEWHERE = {
    "Mo": "montag montags lundi lun lunes lunedi segunda seg maandag",
    "Tu": "dienstag dienstags di mardi mar martes martedi terca ter dinsdag",
    "We": "mittwoch mittwochs mi mercredi mer miercoles mie mercoledi quarta qua woensdag wo",
    "Th": "donnerstag donnerstags jeudi jeu jueves jue giovedi gio quinta qui donderdag",
    "Fr": "freitag freitags vendredi ven viernes vie venerdi sexta sex vrijdag vr",
    "Sa": "samstag samstags sonnabend samedi sam sabado sab sabato zaterdag za",
    "Su": "sonntag sonntags so dimanche dim domingo dom domenica zondag zo",
    "Mo-Fr": "wochentags",
    "Sa-Su": "wochenende",
}
ELSEWHERE = {name: day for day, names in _ELSEWHERE.items() for name in names.split()}
"""Whole words only, without accents."""
