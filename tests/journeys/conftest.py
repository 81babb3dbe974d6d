from tests.ui.conftest import bot, look, no_warnings

__all__ = ["bot", "look", "no_warnings"]
