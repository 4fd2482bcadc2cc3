"""A lesson that a trust wrote itself: short, and good enough to be taken."""

OURS = """---
id: our-own-lesson
title: Writing for our ward
minutes: 5
version: 1
years: 1
summary: How we write on our ward.
questions:
  - part: 1
    asks: Which one is short?
    answers:
      - says: The long one.
        because: It is long.
      - says: The short one.
        right: yes
        because: It is short.
practice:
  - id: kind
    kind: compliment
    criticality: 2
    teller: Jo
    post: >
      A big thank you to the volunteer at the front door. She walked my aunt to the right lift with a smile.
      So kind.
criteria:
  - words: It blames nobody.
    without: [blame]
colleagues:
  - asks: Is it kind?
  - asks: Is it short?
---

## One

Words.

## Two

More words.
"""
