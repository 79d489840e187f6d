"""Reading one report: encoder, decoding, assembly, actors."""
