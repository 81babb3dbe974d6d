"""Draws the tones of the scanner: python resources/sounds/draw.py writes the wave files beside it."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

RATE = 22_050
EDGE = 0.006
"""Seconds in which a tone swells and fades, so that it does not click."""
TONES: dict[str, tuple[tuple[float, float], ...]] = {
    "saved": ((880, 0.07), (1319, 0.12)),
    "already": ((659, 0.09), (0, 0.05), (659, 0.09)),
    "unknown": ((523, 0.12), (392, 0.2)),
    "forged": ((196, 0.13), (0, 0.04), (196, 0.13), (0, 0.04), (196, 0.22)),
    "card": ((1047, 0.05),),
}
"""Hertz (0 is a rest) and seconds: up for saved, twice the same for recorded before, down for not known,
low and thrice for forged, one short tick for a command card."""


def samples(tones: tuple[tuple[float, float], ...]) -> array[int]:
    """Give the tones as 16-bit samples: a sine with two overtones."""
    drawn = array("h")
    for pitch, length in tones:
        count = round(length * RATE)
        for at in range(count):
            swell = min(1.0, at / (EDGE * RATE), (count - at) / (EDGE * RATE))
            turn = 2 * math.pi * pitch * at / RATE
            height = math.sin(turn) + 0.3 * math.sin(2 * turn) + 0.15 * math.sin(3 * turn)
            drawn.append(round(11_000 * swell * height))
    return drawn


def write(name: str, target: Path) -> None:
    """Write one of `TONES` as a wave file."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples(TONES[name]).tobytes())


if __name__ == "__main__":
    for name in TONES:
        write(name, Path(__file__).with_name(f"{name}.wav"))
