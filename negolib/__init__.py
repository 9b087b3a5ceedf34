"""Value-driven negotiation, to learn, to practise and to compute with.

``import negolib as nl`` gives a notebook everything under short names. Each name loads its room
the first time it is used, so the import itself costs next to nothing.

>>> import negolib as nl
>>> nl.zopa(seller=90, buyer=110).surplus
20.0
"""

import sys

import lazy_loader

__version__ = "0.1.0"

# The names stand in __init__.pyi, where editors and type checkers see them too.
_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> object:
    if name in __all__:
        return _load(name)
    from negolib.in_words import nearest

    near = nearest(name, __all__)
    remedy = f"perhaps '{near}' is meant" if near else "dir(negolib) lists what it has"
    raise AttributeError(f"negolib has no '{name}': {remedy}.", name=name, obj=sys.modules[__name__])


if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()) is not None:
    from negolib.plain_errors import speak_plainly

    speak_plainly(_shell)
