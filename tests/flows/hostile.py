"""Words that want to be more than words, and an edition of our own invention that carries them in every field."""

import dataclasses
import runpy
from itertools import count
from pathlib import Path
from typing import Any

from tasks.model import Article, Briefing, Span

ROOT = Path(__file__).resolve().parents[2]
# Fields that only our own code writes: names of patterns, ids, kinds.
OURS = frozenset("kind form tier code slot relation seen basis reason article id story lead zone key briefing".split())


def edition() -> tuple[Briefing, tuple[Article, ...]]:
    """The edition that the tests of the renderer lay out."""
    made = runpy.run_path(str(ROOT / "tests/unit/render/conftest.py"))["edition"]()
    return made.briefing, made.articles


def reads(file: str, port: int) -> list[str]:
    """Thirty strings that ask a renderer for ``file`` (``file:///…``) or for a loopback ``port``."""
    net = f"http://127.0.0.1:{port}"
    return [
        f'<link rel="attachment" href="{file}">',
        f'<link rel="stylesheet" href="{net}/a.css">',
        f'<style>@import "{net}/b.css";</style>',
        f"<style>@import url({file});</style>",
        f'<style>@font-face{{font-family:x;src:url("{net}/x.woff")}}*{{font-family:x}}</style>',
        f'<img src="{net}/c.png">',
        f'"><img src="{file}">',
        f"'><img src='{file}'>",
        f'<img srcset="{net}/d.png 2x">',
        f'<object data="{file}"></object>',
        f'<embed src="{net}/e.svg">',
        f'<iframe src="{file}"></iframe>',
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{file}"/></svg>',
        f'<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{net}/f.png"/></svg>',
        f'<svg><use href="{net}/g.svg#a"/></svg>',
        f"<svg><style>@import '{net}/h.css';</style></svg>",
        f'<svg><script href="{net}/i.js"/></svg>',
        f'<p style="background:url({file})">x</p>',
        f'" style="background:url({net}/j.png)" x="',
        f'<p style="content:url({net}/k.png)">x</p>',
        f'<ul style="list-style-image:url({file})"><li>x</ul>',
        f'<base href="{net}/"><img src="l.png">',
        f'<meta http-equiv="refresh" content="0;url={net}/m">',
        f'<a rel="attachment" href="{file}">x</a>',
        f'<audio src="{net}/n.mp3"></audio><video poster="{net}/o.png"></video>',
        f'<?xml-stylesheet href="{net}/p.css"?><!DOCTYPE x [<!ENTITY y SYSTEM "{file}">]>&y;',
        f'</style><link rel=stylesheet href="{net}/q.css"><style>',
        f"data:text/html,<img src={file}>",
        file,
        f"{net}/r",
    ]


def templates() -> list[str]:
    """Twenty strings that a template engine might run; each would print 7777777 or the process's user, or fail."""
    sums = [
        "{{ 1111111 * 7 }}",
        "${1111111*7}",
        "#{1111111*7}",
        "<%= 1111111*7 %>",
        "{% if 1 %}{{ 1111111*7 }}{% endif %}",
    ]
    deep = "''.__class__.__mro__[1].__subclasses__()"
    return [
        *sums,
        "{{ self.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        f"{{{{ {deep} }}}}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].system('id') }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ joiner.__init__.__globals__.os }}",
        "{{ view.__class__.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}{{ os.getcwd() }}",
        "{% extends 'layout.html.j2' %}",
        "{% for x in range(99999999) %}x{% endfor %}",
        "{{ 'x' * 99999999 }}",
        "{{ view|attr('__class__') }}",
        "{%- macro m() -%}{{ m() }}{%- endmacro -%}{{ m() }}",
    ]


def poisoned(value: Any, words: list[str], start: int = 0) -> Any:
    """``value`` with one of ``words`` in every string that anybody outside may write, one after the other."""
    number = count(start)

    def put(value: Any, name: str) -> Any:
        if type(value) is str and name not in OURS:
            return words[next(number) % len(words)]
        if isinstance(value, tuple):
            return tuple(put(v, name) for v in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, Span | type):
            parts = {f.name: put(getattr(value, f.name), f.name) for f in dataclasses.fields(value)}
            return dataclasses.replace(value, **parts)
        return value

    return put(value, "")
