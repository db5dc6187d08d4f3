"""What leaves the store for other tools, and what comes back from them.

Read it in this order:

    tables                   every table into a folder, whole or not at all
    parquet, delimited       a table as Parquet, types kept; as CSV, formulas made inert
    columns, readme, ranges  rows as Arrow columns; the files in words; units of numbers
    label_studio             pairs and findings as projects of Label Studio
    annotations, labels      what comes back of them, each entry checked; rows that agree
    cli, commands            the commands, and what they do
"""
