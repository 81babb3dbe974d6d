from tests.ui.conftest import bot, demo, demo_source, look, no_warnings, patience, settled, sure_hands

__all__ = ["bot", "demo", "demo_source", "look", "no_warnings", "patience", "settled", "sure_hands"]
