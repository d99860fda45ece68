"""The report: scenarios against a reference on one self-contained page, in the reader's language.

`findings` says what a difference is called and `words` how it is told, `contents` what stands in
the report; `page` and `pdf` write it.
"""
