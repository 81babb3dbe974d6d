from tests.ui.conftest import bot, look, no_warnings, patience, settled, sure_hands

__all__ = ["bot", "look", "no_warnings", "patience", "settled", "sure_hands"]
