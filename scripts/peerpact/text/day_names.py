"""The days of the week as people call them, in the languages in which most of our members write.

For: `written_hours.py`. Must not: hold a short form that means another day elsewhere: `do` is Thursday in German and
Sunday in Spanish, and `ma` is Monday in Dutch and Tuesday in French.
"""

from __future__ import annotations

from peerpact.text.letters import fold

ENGLISH = {
    "mondays": "Mo", "tuesdays": "Tu", "wednesdays": "We", "thursdays": "Th", "fridays": "Fr", "saturdays": "Sa",
    "sundays": "Su", "tues": "Tu", "weds": "We", "thurs": "Th", "thur": "Th",
}  # fmt: skip
"""The beginning of one of these, of two letters or more, is enough."""
GROUPS = {"weekdays": "Mo-Fr", "workdays": "Mo-Fr", "weekends": "Sa-Su", "daily": "Mo-Su", "everyday": "Mo-Su"}
_ELSEWHERE = {
    "Mo": "montag montags lundi lun lunes lunedi segunda seg maandag"
    " понедельник пн понеділок 月 月曜 月曜日 周一 週一 星期一",
    "Tu": "dienstag dienstags di mardi mar martes martedi terca ter dinsdag"
    " вторник вт вівторок 火 火曜 火曜日 周二 週二 星期二",
    "We": "mittwoch mittwochs mi mercredi mer miercoles mie mercoledi quarta qua woensdag wo"
    " среда ср середа 水 水曜 水曜日 周三 週三 星期三",
    "Th": "donnerstag donnerstags jeudi jeu jueves jue giovedi gio quinta qui donderdag"
    " четверг чт четвер 木 木曜 木曜日 周四 週四 星期四",
    "Fr": "freitag freitags vendredi ven viernes vie venerdi sexta sex vrijdag vr"
    " пятница пт пʼятниця 金 金曜 金曜日 周五 週五 星期五",
    "Sa": "samstag samstags sonnabend samedi sam sabado sab sabato zaterdag za"
    " суббота сб субота 土 土曜 土曜日 周六 週六 星期六",
    "Su": "sonntag sonntags so dimanche dim domingo dom domenica zondag zo"
    " воскресенье вс неділя нд 日 日曜 日曜日 周日 週日 星期日",
    "Mo-Fr": "wochentags будни 平日 工作日",
    "Sa-Su": "wochenende выходные 周末 週末",
}
ELSEWHERE = {fold(name): day for day, names in _ELSEWHERE.items() for name in names.split()}
"""Whole words only, folded."""
