"""The demo village 柳河村: invented, the same records every time, half-way through a campaign."""

from outreach.demo.job import do_the_whole_job
from outreach.demo.village import build_demo

__all__ = ["build_demo", "do_the_whole_job"]
