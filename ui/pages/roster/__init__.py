"""The page that brings a roster in: file, plan, problems, writing."""
