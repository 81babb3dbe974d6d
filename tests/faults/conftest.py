from tests.core.conftest import village

__all__ = ["village"]
