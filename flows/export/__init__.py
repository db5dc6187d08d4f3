"""What leaves the store for other tools, and what comes back from them.

tables        every table into a folder, whole or not at all
parquet       a table as Parquet, types kept
delimited     a table as CSV, formulas made inert
columns       rows of a table as Arrow columns
readme        what the files hold, in words

label_studio  pairs and findings as projects of Label Studio
annotations   the entries of a Label Studio export, each checked
labels        what the annotators agree on, as rows to evaluate and calibrate with

cli           the commands
commands      what they do
"""
