"""Files into text and rows.

Read it in this order:

    finding, sidecars, file_names      paths into files; what stands beside them; whose they are
    opening, decoding, legacy_encodings, legible
                                       a file opened; bytes into text; clean text or a refusal
    rows, row_names, texts             rows of JSON and CSV, and plain text, into drafts
"""
