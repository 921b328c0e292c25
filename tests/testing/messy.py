"""What people really write, as a table: a value that must survive as it is, or the fix that must be named.

For: data of tests; `messy_report.py` counts the same for a folder of collected rows. Must not: hold a test.
"""

from __future__ import annotations

# Plain text that other YAML readers turn into numbers, dates, booleans or nothing.
SURVIVES = (
    *("NO", "no", "on", "off", "yes", "y", "n", "true", "false", "null", "~", "="),
    *("+02:00", "UTC+2", "5.5", "18:00", "09:00", "8:30", "18:00-20:00", "Mon 18:00-20:00", "12:34:56"),
    *("2026-11-21", "2026-11", "21/11/2026", "09", "0123", "1e5", "12e3", "123_456", "0x1F", "0o17", "3.10", ".inf"),
    *("C#", "C++", ".NET", "F#", "1C", "5+", "100% remote", "she/her", "they", "“smart” quote", "a-b", "x:y", "EN, NO"),
)

# What follows `about:` -> rule, and what the fix must hold.
NAMED = {
    "@angular/core": ("yaml-syntax", 'about: "@angular/core"'),
    "`x`": ("yaml-syntax", 'about: "`x`"'),
    "Hello: world": ("yaml-syntax", 'about: "Hello: world"'),
    "Hello:": ("yaml-syntax", 'about: "Hello:"'),
    "%ok": ("yaml-syntax", 'about: "%ok"'),
    "*bold*": ("yaml-syntax", 'about: "*bold*"'),
    "*bold": ("no-anchor", '"*bold"'),
    "& more": ("yaml-syntax", 'about: "& more"'),
    "&more x": ("no-anchor", '"&more"'),
    "!vue": ("no-tag", '"!vue"'),
    "? x": ("yaml-syntax", 'about: "? x"'),
    "| one line": ("yaml-syntax", 'about: "| one line"'),
    "> one line": ("yaml-syntax", 'about: "> one line"'),
    '"smart" quote': ("yaml-syntax", r'about: "\"smart\" quote"'),
    'He said "hi"': ("", ""),
    '"He said "hi" to me"': ("yaml-syntax", r'about: "He said \"hi\" to me"'),
    "'I'm here'": ("yaml-syntax", 'about: "I\'m here"'),
    '"never closed': ("yaml-syntax", 'about: "never closed"'),
    '"C:\\path"': ("yaml-syntax", r'about: "C:\\path"'),
    "C #": ("lost-comment", 'about: "C #"'),
    "I'm into C #systems": ("lost-comment", 'about: "I\'m into C #systems"'),
    "#hash": ("empty-value", 'about: "#hash"'),
    "- one": ("yaml-syntax", 'about: ["one"]'),
    "[a, b": ("yaml-syntax", "about: [a, b]"),
    "[a, b]]": ("yaml-syntax", "about: [a, b]"),
    "[F#, #python]": ("yaml-syntax", 'about: ["F#", "#python"]'),
    "[@a, b]": ("yaml-syntax", 'about: ["@a", "b"]'),
    '["a" "b"]': ("yaml-syntax", 'about: ["a", "b"]'),
    "{a: b": ("yaml-syntax", "about: {a: b}"),
    '"text",': ("yaml-syntax", 'about: "text"'),
}

# A whole profile that is broken -> line, column, rule, and what the fix must hold. `H` and `T` stand for sound lines.
HEAD = "github: demo-ann\ngithub_id: 990000000101\nname: Ann\ntimezone: UTC\n"
TAIL = "languages: [en]\nseeks:\n  - skill: python\n    level: beginner\n"
_WHOLE = '{"github": "demo-ann",\n "github_id": 5,\n "name": "Ann",\n "timezone": "UTC",\n "languages": ["en"],\n '
_WHOLE += '"seeks": [{"skill": "python", "level": "beginner"}]}\n'
BROKEN = {
    "no colon in the first line": (HEAD.replace("github: ", "github ") + TAIL, 1, 1, "yaml-syntax", "github: demo-ann"),
    "no colon in the middle": (HEAD.replace("name: ", "name ") + TAIL, 3, 1, "yaml-syntax", "name: Ann"),
    "no colon in the last line": (HEAD + TAIL + "status open\n", 9, 1, "yaml-syntax", "status: open"),
    "no space behind the colon": (HEAD.replace("name: ", "name:") + TAIL, 3, 1, "yaml-syntax", "name: Ann"),
    "a sign of equality": (HEAD.replace("name:", "name =") + TAIL, 3, 1, "yaml-syntax", "name: Ann"),
    "a wide colon": (HEAD.replace("name: ", "name：") + TAIL, 3, 1, "yaml-syntax", "name: Ann"),
    "a space that is none": (HEAD + "about:\xa0x\n" + TAIL, 5, 7, "yaml-syntax", "about: x"),
    "a key alone": (HEAD + "about\n" + TAIL, 5, 1, "yaml-syntax", "about:"),
    "a tab before a list": (HEAD + TAIL.replace("  - skill", "\t- skill"), 7, 2, "yaml-syntax", "- skill: python"),
    "a tab before a key": (HEAD + TAIL.replace("    level", "\tlevel"), 8, 2, "yaml-syntax", "level: beginner"),
    "too far right": (HEAD + TAIL.replace("    level", "     level"), 8, 13, "yaml-syntax", "level: beginner"),
    "too far left": (HEAD + TAIL.replace("    level", "   level"), 8, 11, "yaml-syntax", "level: beginner"),
    "at the margin": (HEAD + TAIL.replace("    level", "level"), 8, 1, "unknown-key", "under `offers` or `seeks`"),
    "a key further in": (HEAD + " status: open\n" + TAIL, 5, 10, "yaml-syntax", "status: open"),
    "a list behind its key": (HEAD + TAIL.replace("seeks:\n ", "seeks:"), 6, 8, "yaml-syntax", "`seeks:` alone"),
    "no dash": (HEAD + TAIL + "  skill: rust\n    level: beginner\n", 9, 10, "yaml-syntax", "- skill: rust"),
    "no space behind the dash": (HEAD + TAIL.replace("- skill", "-skill"), 7, 4, "yaml-syntax", "- skill"),
    "a list that never ends": (HEAD + TAIL.replace("[en]", "[en,"), 5, 12, "yaml-syntax", "languages: [en]"),
    "a text over two lines": (HEAD + "about: I like\nlong walks\n" + TAIL, 6, 1, "yaml-syntax", "long walks"),
    "a conflict": (HEAD + "<<<<<<< HEAD\nstatus: open\n=======\n" + TAIL, 5, 1, "yaml-syntax", "one of the two"),
    "no YAML at all": ("# Ann\n\nHello, I am Ann.\n", 3, 1, "yaml-syntax", "name: Octo Cat"),
    "JSON": (_WHOLE, 0, 0, "", ""),
    "JSON with a comma at the end": (_WHOLE.replace('"beginner"', '"beginner",'), 0, 0, "", ""),
    "JSON without a comma": (_WHOLE.replace("5,", "5"), 2, 15, "yaml-syntax", '"github_id": 5,'),
    "JSON without a colon": (_WHOLE.replace('"name":', '"name"'), 3, 2, "yaml-syntax", '"name": "Ann",'),
    "JSON with a brace too many": (_WHOLE.replace("]}\n", "]}}\n"), 6, 11, "yaml-syntax", '"beginner"}]}'),
    "JSON that never ends": (_WHOLE.replace("]}\n", "]\n"), 6, 1, "yaml-syntax", "brackets"),
    "JSON with open quotes": (_WHOLE.replace('"Ann"', '"Ann'), 3, 10, "yaml-syntax", '"name": "Ann",'),
    "JSON without a value": (_WHOLE.replace('"Ann"', ""), 3, 2, "empty-value", "Use one line"),
    "JSON with curly quotes": (_WHOLE.replace('"name"', "“name”"), 3, 2, "unknown-key", "`name`"),
    "JSON with a key twice": (_WHOLE.replace('"timezone"', '"name"'), 4, 2, "duplicate-key", "Keep one"),
    "JSON in lines": ('"github": "demo-ann",\n' + HEAD[17:] + TAIL, 1, 11, "yaml-syntax", '"github": "demo-ann"'),
}

# `starts:` -> what the fix must hold.
DATES = {
    "24 September 2021": "`2021-09-24`",
    "January 26, 2022": "`2022-01-26`",
    "22th January 2023": "`2023-01-22`",
    "6 june 2021": "`2021-06-06`",
    "29th May, 2022": "`2022-05-29`",
    "April 9th 2023": "`2023-04-09`",
    "1st of October 2022": "`2022-10-01`",
    "2021 Sep 24": "`2021-09-24`",
    "15/04/2022": "`2022-04-15`",
    "04/15/2022": "`2022-04-15`",
    "2021/9/4": "`2021-09-04`",
    "2026-12-01T10:00:00Z": "`2026-12-01`",
    "9/10/2023": "`2023-10-09` (9 October) or `2023-09-10` (10 September)",
    "9.9.2023": "Use `2023-09-09`.",
    "September 2021": "The day is missing. Use YYYY-MM-DD, for example `2021-09-01`",
    "Oct.2022": "`2022-10-01`",
    "2026-12": "`2026-12-01`",
    "2014": "The month and the day are missing",
    "Feb 2020 - Feb 2021": "only its first day, as YYYY-MM-DD: `2020-02-01`",
    "May 25, 2018 - Feb 14, 2021": "`2018-05-25`",
    "March - June 2021": "`2021-03-01`",
    "Jan '23 to April '23": "`2023-01-01`",
    "Nov-2019-Present": "`2019-11-01`",
    "2014-2016": "`2014-01-01`",
    "present": "YYYY-MM-DD",
    "2027-02-30": "YYYY-MM-DD",
    "32 May 2021": "YYYY-MM-DD",
    "٢٠٢٦-١٢-٠١": "`2026-12-01`",
}

ZONES = {
    "EST (GMT-5)": "America/New_York",
    "CST (GMT+8)": "Asia/Shanghai",
    "IST (GMT+5.5)": "Asia/Kolkata",
    "AST (GMT+3)": "Asia/Riyadh",
    "Yerevan (GMT+4)": "Asia/Yerevan",
    "UTC+2": "Europe/Athens",
    "+5:45": "Asia/Kathmandu",
    "SGT": "Asia/Singapore",
    "USA Mountain time": "America/Denver",
    "europe/berlin": "Europe/Berlin",
    "Europe/Berln": "Europe/Berlin",
    "London, UK": "Europe/London",
    "Boston, MA": "America/New_York",
    "Munich, Germany": "Europe/Berlin",
    "Istanbul": "Europe/Istanbul",
    "between zones, will update": "a region and a city",
    "+99": "a region and a city",
}

LANGUAGES = {
    "English": "[en]",
    "English, Russian, Ukranian": "[en, ru, uk]",
    "English, Telugu,Tamil": "[en, te, ta]",
    "_English_, Spanish (intermediate)": "[en, es]",
    "English, Portuguese (BR)": "[en, pt-BR]",
    "English, some Cantonese/Mandarin": "[en, yue, zh]",
    "English and Norwegian": '[en, "no"]',
    "en, de": "[en, de]",
    "“en”, “de”": "[en, de]",
    "Deutsch; español": "[de, es]",
}

SKILLS = {
    "python": ("Python", "PYTHON", "py", "Python3", "python 3", "py-thon"),
    "csharp": ("C#", "c#", "C Sharp", "c-sharp"),
    "javascript": ("JavaScript", "Java Script", "javascript", "JS", "js"),
    "kubernetes": ("K8s", "k8s", "Kubernetes"),
}
MISSPELT = {
    "Kubernets": "kubernetes",
    "pyhton": "python",
    "javascrpt": "javascript",
    "public speeking": "public-speaking",
}
