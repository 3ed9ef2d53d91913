"""What a browser sends to bring in past completions."""

from people.sheets.forms import ColumnsForm as AnyColumnsForm
from people.sheets.forms import FileForm
from training.evidence.imports.fields import COLUMNS, TITLES


class UploadForm(FileForm):
    """A file of past completions."""


class ColumnsForm(AnyColumnsForm):
    columns = COLUMNS
    titles = TITLES
