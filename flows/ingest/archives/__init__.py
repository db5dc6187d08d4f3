"""Files that hold many articles: Parquet, WARC, and the news agencies' NewsML-G2 and NITF.

`loading` tells the format and hands its records on as drafts and pages, one by one;
`reading` makes articles of a whole archive, batch by batch. What is damaged costs itself:
the records before it are kept, and each gap is a refusal that says what is missing.
"""
