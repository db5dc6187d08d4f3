"""Files that hold many articles: Parquet, WARC, and the news agencies' NewsML-G2 and NITF.

What is damaged costs itself: the records before it are kept, and each gap is a refusal that says
what is missing.

    parquet, parquet_process       Parquet, and the process in which it is read
    warc, gzip_members             WARC, and the members of a gzip file
    newsml, nitf, agency_xml       NewsML-G2; NITF, the text in it too; files of either
    embargo                        until when what an agency sends may not be told
    loading                        an archive into drafts and pages, one by one
    reading                        into articles, batch by batch
"""
