"""English: "25 Nov 2026", "25 Nov 2026, 14:30"."""

DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
