"""The report: scenarios against a reference on one self-contained page, in the reader's language.

`words` says in which words a difference is told, `contents` what stands in the report, `page` and
`pdf` write it.
"""
