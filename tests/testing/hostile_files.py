"""Files that someone could write to break a program: the bytes, and the rule that must speak about each.

For: data of tests. Must not: hold a test. A bug report about a hostile file is one more line here.
"""

from __future__ import annotations

from testing.sample_files import PROFILE

LINES = PROFILE.encode()
_BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(9)
)
_MERGES = b"a: &a {k: v}\n" + b"".join(
    b"%c: &%c\n  <<: [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(9)
)


def _about(value: bytes) -> bytes:
    return LINES + b"about: " + value + b"\n"


def _blocks(depth: int) -> bytes:
    return b"".join(b"  " * n + b"a:\n" for n in range(depth)) + b"  " * depth + b"b: c\n"


def _keys(count: int, width: int = 1) -> bytes:
    return LINES + b"".join(b"k%d: %s\n" % (n, b"v" * width) for n in range(count))


# name -> (bytes of profiles/demo-ann.yml, the rule that must be named)
FILES: dict[str, tuple[bytes, str]] = {
    "alias bomb": (_BOMB, "no-anchor"),
    "merge key bomb": (_MERGES, "no-anchor"),
    "a bare alias": (_about(b"*a"), "no-anchor"),
    "an anchor on a mapping": (LINES + b"availability: &a\n  hours_per_month: 4\n", "no-anchor"),
    "an anchor on a key": (LINES + b"&a about: x\n", "no-anchor"),
    "an alias that holds itself": (LINES + b"about: &a [*a]\n", "no-anchor"),
    "a merge key": (LINES + b"availability:\n  <<: {hours_per_month: 4}\n", "no-anchor"),
    "flow 500 deep": (_about(b"[" * 500 + b"]" * 500), "too-deep"),
    "flow 26,600 deep": (b"[" * 26_600, "too-deep"),
    "flow 65,000 deep": (b"[" * 65_000, "too-deep"),
    "flow mappings 26,600 deep": (b"{a: " * 13_000, "too-deep"),
    "block 500 deep": (b"".join(b" " * n + b"a:\n" for n in range(340)), "too-deep"),
    "block lists 26,600 deep": (b"- " * 26_600 + b"a\n", "too-deep"),
    "question marks 26,600 deep": (b"? " * 26_600 + b"a\n", "text-key"),
    "thirteen deep": (_blocks(13), "too-deep"),
    "a number of 5,000 digits": (LINES.replace(b"990000000101", b"9" * 5_000), "wrong-type"),
    "a negative number of 5,000 digits": (LINES + b"capacity: -" + b"9" * 5_000 + b"\n", "wrong-type"),
    "a fraction of 5,000 digits": (LINES + b"availability: {hours_per_month: 1." + b"3" * 5_000 + b"}\n", "wrong-type"),
    "not a number": (LINES + b"availability: {hours_per_month: .nan}\n", "wrong-type"),
    "infinite": (LINES + b"availability: {hours_per_month: .inf}\n", "wrong-type"),
    "infinite capacity": (LINES + b"capacity: .inf\n", "wrong-type"),
    "an exponent": (LINES + b"capacity: 1e400\n", "wrong-type"),
    "a NUL": (_about(b"a\0b"), "hidden-character"),
    "a NUL alone": (b"\0", "hidden-character"),
    "UTF-16 with a mark": (PROFILE.encode("utf-16"), "encoding"),
    "UTF-16 big endian with a mark": (b"\xfe\xff" + PROFILE.encode("utf-16-be"), "encoding"),
    "UTF-16 without a mark": (PROFILE.encode("utf-16-le"), "hidden-character"),
    "UTF-32 with a mark": (PROFILE.encode("utf-32"), "encoding"),
    "Latin-1": (LINES.replace(b"Ann Example", b"Ren\xe9"), "encoding"),
    "a byte order mark in the middle": (_about("a\ufeffb".encode()), "hidden-character"),
    "two byte order marks": (b"\xef\xbb\xbf\xef\xbb\xbf" + LINES, "hidden-character"),
    "a lone carriage return": (LINES.replace(b"\n", b"\r"), "hidden-character"),
    "a carriage return within a value": (_about(b"a\rb"), "hidden-character"),
    "a carriage return hidden by another": (LINES + b"about: a\r\r\nstatus: open\n", "hidden-character"),
    "an overlong encoding": (_about(b"\xc0\xaf"), "encoding"),
    "a surrogate in bytes": (_about(b"\xed\xa0\x80"), "encoding"),
    "a surrogate as an escape": (_about(b'"\\ud800"'), "yaml-syntax"),
    "two surrogates as escapes": (_about(b'"\\ud83d\\ude00"'), "yaml-syntax"),
    "a key twice": (LINES + b"name: Other\n", "duplicate-key"),
    "a key twice, once in quotes": (LINES + b'"name": Other\n', "duplicate-key"),
    "a key twice, once escaped": (LINES + b'"n\\x61me": Other\n', "duplicate-key"),
    "a key twice further in": (
        LINES.replace(b"    level: advanced", b"    level: advanced\n    level: expert"),
        "duplicate-key",
    ),
    "a key twice in braces": (LINES + b"availability: {asynchronous: true, asynchronous: false}\n", "duplicate-key"),
    "a tag of Python": (_about(b'!!python/object/apply:os.system ["true"]'), "no-tag"),
    "a tag of its own": (_about(b"!secret x"), "no-tag"),
    "a standard tag": (_about(b"!!str x"), "no-tag"),
    "a long tag": (_about(b"!<tag:yaml.org,2002:str> x"), "no-tag"),
    "a tag on a key": (LINES + b"!!str about: x\n", "no-tag"),
    "a tag on a mapping": (LINES + b"availability: !!map {hours_per_month: 4}\n", "no-tag"),
    "two documents": (LINES + b"---\n" + LINES, "one-document"),
    "two documents, the first one ended": (LINES + b"...\n---\nname: x\n", "one-document"),
    "a directive": (b"%YAML 1.1\n---\n" + LINES, "yaml-syntax"),
    "a directive of the future": (b"%YAML 9.9\n---\n" + LINES, "yaml-syntax"),
    "a directive for tags": (b"%TAG ! tag:example.org,2000:\n---\n" + LINES, "yaml-syntax"),
    "an unknown directive": (b"%FOO bar\n---\n" + LINES, "yaml-syntax"),
    "an empty file": (b"", "empty-file"),
    "blanks alone": (b"   \n\n \n", "empty-file"),
    "comments alone": (b"# github: demo-ann\n# name: Ann\n", "empty-file"),
    "a start of a document alone": (b"---\n", "empty-file"),
    "an end of a document alone": (b"...\n", "yaml-syntax"),
    "one word": (b"hello\n", "yaml-syntax"),
    "one text in quotes": (b'"hello"\n', "yaml-syntax"),
    "a list": (b"- a\n- b\n", "wrong-type"),
    "a number": (b"42\n", "yaml-syntax"),
    "10 MB": (b"about: " + b"x" * 10_000_000, "too-large"),
    "one byte too many": (LINES + b"#" * (65_537 - len(LINES)), "too-large"),
    "a direction mark": (_about("a\u202eb".encode()), "hidden-character"),
    "an isolate": (_about("a\u2066b\u2069".encode()), "hidden-character"),
    "a space of no width": (_about("a\u200bb".encode()), "hidden-character"),
    "a joiner among letters": (LINES.replace(b"Ann Example", "A\u200dnn".encode()), "hidden-character"),
    "letters of tags": (_about("hi\U000e0068\U000e0069".encode()), "hidden-character"),
    "a filler": (LINES.replace(b"Ann Example", "\u3164".encode()), "hidden-character"),
    "an escape sign": (_about(b"\x1b[31mred"), "hidden-character"),
    "an escape sign, escaped": (_about(b'"\\e[31mred"'), "hidden-character"),
    "an escape sign, in hexadecimal": (_about(b'"\\x1b[31mred"'), "hidden-character"),
    "a direction mark, escaped": (_about(b'"a\\u202eb"'), "hidden-character"),
    "letters of tags, escaped": (_about(b'"\\U000e0068"'), "hidden-character"),
    "a NUL, escaped": (_about(b'"a\\0b"'), "hidden-character"),
    "a bell, escaped": (_about(b'"a\\ab"'), "hidden-character"),
    "a next line, escaped": (_about(b'"a\\Nb"'), "hidden-character"),
    "a byte order mark, escaped": (_about(b'"a\\ufeffb"'), "hidden-character"),
    "an escape sign in a key": (LINES + b'"a\\e[2J": x\n', "hidden-character"),
    "a direction mark in a key": (LINES + "na\u202eme: x\n".encode(), "hidden-character"),
    "an escape in a list": (LINES.replace(b"[en]", b'["e\\u200bn"]'), "hidden-character"),
    "a line separator": (_about("a\u2028b".encode()), "hidden-character"),
    "a paragraph separator": (_about("a\u2029b".encode()), "hidden-character"),
    "a next line": (_about("a\u0085b".encode()), "hidden-character"),
    "a huge flow list": (LINES.replace(b"[en]", b"[" + b"en, " * 15_000 + b"en]"), "list-size"),
    "60,000 keys in braces": (b"{" + b"a,b," * 15_000 + b"}", "duplicate-key"),
    "7,000 unknown keys": (_keys(7_000), "unknown-key"),
    "a key of 2,000 letters": (b"k" * 2_000 + b": v\n" + LINES, "yaml-syntax"),
    "a long key at the end": (LINES + b"k" * 1_025 + b": v\n", "yaml-syntax"),
    "unknown keys as long as the file": (LINES + b"k" * 1000 + b": v\n", "unknown-key"),
    "a line of 60,000 letters": (_about(b"x" * 60_000), "too-long"),
    "20,000 lines in one value": (_about(b"|\n" + b"  x\n" * 15_000), "too-long"),
    "a key of many lines": (LINES + b"? |\n  a\n  b\n: c\n", "unknown-key"),
    "a list as a key": (LINES + b"? [a, b]\n: c\n", "text-key"),
    "a mapping as a key": (LINES + b"{a: b}: c\n", "text-key"),
    "open quotes": (LINES + b'about: "never closed\n' + b"x: y\n" * 100, "yaml-syntax"),
    "a log command": (_about(b"x") + b'"::error::pwned": y\n', "unknown-key"),
    "spaces without end": (_about(b"x" + b" " * 60_000 + b"y: @"), "yaml-syntax"),
    "spaces before a comment": (LINES + b"name : x" + b" " * 60_000 + b"#", "duplicate-key"),
    "hidden signs by the thousand": (LINES + b"".join(b'k%d: "\\e"\n' % n for n in range(5_000)), "hidden-character"),
    "lost comments by the thousand": (
        LINES + b"".join(b"k%d: x #y%d\n" % (n, n) for n in range(3_500)),
        "lost-comment",
    ),
    "tags by the thousand": (LINES + b"about: |\n" + b"  #a\n" * 8_000 + b"status: x #b\n", "lost-comment"),
    "wrong entries by the thousand": (
        LINES.replace(b"offers:\n", b"a:\n") + b"offers: [" + b"x, " * 18_000 + b"x]",
        "list-size",
    ),
    "wrong groups by the thousand": (
        LINES.replace(b"offers:\n", b"a:\n") + b"offers: [" + b"{}, " * 12_000 + b"{}]",
        "list-size",
    ),
    "quotes by the thousand": (_about(b'"' * 50_001), "yaml-syntax"),
    "colons by the thousand": (_about(b"a: " * 20_000), "yaml-syntax"),
    "dashes by the thousand": (_about(b"- " * 30_000), "yaml-syntax"),
    "brackets by the thousand": (_about(b"]" * 60_000), "yaml-syntax"),
    "a broken line a thousand times": (LINES + b"".join(b"k%d: @x\n" % n for n in range(1000)), "yaml-syntax"),
}

# What must be read without any complaint.
HARMLESS: dict[str, bytes] = {
    "a byte order mark at the start": b"\xef\xbb\xbf" + LINES,
    "CRLF": LINES.replace(b"\n", b"\r\n"),
    "no line end at the end": LINES.rstrip(b"\n"),
    "a start of the document": b"---\n" + LINES,
    "an end of the document": LINES + b"...\n",
    "exactly 64 KiB": LINES + b"#" * (65_536 - len(LINES)),
    "a Persian name": LINES.replace(b"Ann Example", "\u0645\u06cc\u200c\u0646\u0627".encode()),
    "a Hindi name": LINES.replace(b"Ann Example", "\u0915\u094d\u200d\u0937\u092e\u093e".encode()),
    "a Sinhala name": LINES.replace(b"Ann Example", "\u0dc1\u0dca\u200d\u0dbb\u0dd3".encode()),
    "an emoji of several parts": LINES.replace(b"Ann Example", "Ann \U0001f469\U0001f3fd\u200d\U0001f4bb".encode()),
    "a flag": LINES.replace(b"Ann Example", "Ann \U0001f3f3\ufe0f\u200d\U0001f308".encode()),
    "a Chinese name": LINES.replace(b"Ann Example", "\u738b\u5c0f\u660e".encode()),
    "an Arabic name": LINES.replace(b"Ann Example", "\u0644\u064a\u0644\u0649".encode()),
    "accents of several parts": LINES.replace(b"Ann Example", "Rene\u0301".encode()),
    "text over several lines": LINES + b"about: >\n  One line\n  and another.\n",
    "lines kept": LINES + b"about: |\n  One line\n  and another.\n",
    "an escaped line end": LINES + b'about: "one\\ntwo"\n',
}
