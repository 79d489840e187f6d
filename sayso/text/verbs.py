"""Verbs: irregular past forms, for telling a clause and its tense without a parser."""

from __future__ import annotations

from sayso.text.phrases import one_of

PAST = one_of(
    "ate became began bent bit blew bought bound bred broke brought built burnt came caught chose clung crept cut dealt"
    " dreamt drew drank drove dug fell fed felt fought found fled flew forbade forgot forgave froze gave got went grew"
    " hung heard hid hit held hurt kept knew laid led learnt left lent let lost made meant met overcame paid put quit"
    " ran rang rode rose sat saw sang sank said sent set shed shook shot shone showed shrank shut slept slid sold"
    " sought spent split spoke sprang spread stood stole strode struck stuck stung swam swept swore swung took taught"
    " tore told threw thought understood undertook withdrew withheld withstood woke won wore wound wrote"
)
"""Those that are more often something else ("lay", "bore", "read") are left out."""
