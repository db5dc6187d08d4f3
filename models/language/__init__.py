"""The words of a text, in any script: where they are, how rare they are, their stems.

Read it in this order:

    words           where they are, and how much each one tells
    stems           so that the forms of one word meet
    speech_words    which hand a claim to a speaker
    said_by         those of a sentence that only say who says it
"""
