"""The reader's locale."""

from django.utils import translation

from cooperation.wording.locale import reader_locale


def test_it_is_that_of_the_active_language_and_parsed_once() -> None:
    with translation.override("ru"):
        russian = reader_locale()
    assert russian.language == "ru"
    with translation.override("pt-br"):
        assert reader_locale().territory == "BR"
    with translation.override(None):
        assert reader_locale().language == "en"
    with translation.override("ru"):
        assert reader_locale() is russian
