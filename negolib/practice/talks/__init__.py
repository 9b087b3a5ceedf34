"""The talks, as they are held and kept: the one word for whatever goes on between two chairs.

A *negotiation* is talks with a counterpart, a *meeting* talks in which people play both sides; a *record* is
either of them as plain data, which can be played again. The *table* (a room below) only knows whose turn it
is, what is on it and how talks end; *rounds* and *turns* are counted there.
"""
