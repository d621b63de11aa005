from pipeline.answers.comparison import compare as compare
from pipeline.answers.loading import as_of as as_of
from pipeline.answers.loading import load as load
from pipeline.answers.loading import versions as versions
from pipeline.answers.public import lookup as lookup
from pipeline.read import read_document as read_document
