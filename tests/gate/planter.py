"""Faults planted into human translations, the same ones every time, by their names."""

from __future__ import annotations

from collections.abc import Mapping

from tests.gate.faults_in_english import english_denial_added, english_denial_lost, english_name_changed
from tests.gate.faults_of_amounts import bound_turned, crowd_changed, second_place_changed, share_changed
from tests.gate.faults_of_fact import (
    date_shifted,
    denial_added,
    month_shifted_in_source,
    name_misspelled,
    name_swapped,
    name_swapped_in_target,
    negation_added,
    negation_dropped,
    number_changed,
    number_changed_in_source,
    number_dropped,
    places_exchanged,
)  # fmt: skip
from tests.gate.faults_of_length import (
    clause_dropped,
    first_half_lost,
    half_of_a_neighbour,
    neighbour_pasted,
    same_as_another,
    sentence_of_elsewhere,
    sentence_repeated,
    third_lost,
    third_lost_with_stop,
)  # fmt: skip
from tests.gate.faults_of_links import link_around_all, link_emptied, links_exchanged
from tests.gate.faults_of_machines import capitals_alone, misread, remnant_left, sentence_added, source_words_left
from tests.gate.faults_of_measure import (
    currency_changed,
    currency_code_changed,
    duration_changed,
    magnitude_changed,
    magnitude_lost,
    noon_crossed,
    percent_as_points,
    thousands_as_millions,
    unit_changed,
)  # fmt: skip
from tests.gate.faults_of_opposites import (
    crime_exchanged,
    further_opposite_said,
    nation_exchanged,
    opposite_said,
    title_exchanged,
)  # fmt: skip
from tests.gate.faults_of_saying import quotation_alone, saying_lost, speaker_swapped
from tests.gate.faults_of_signs import (
    day_and_month_turned,
    hashtag_changed,
    mail_changed,
    per_cent_as_per_mille,
    point_moved,
    quote_mark_lost_at_the_end,
    range_turned,
    source_word_at_the_end,
    version_changed,
    word_doubled,
)  # fmt: skip
from tests.gate.faults_of_text import (
    bidi_control,
    clause_repeated,
    emptied,
    half_lost,
    half_lost_with_stop,
    handle_changed,
    homoglyph,
    one_word,
    quote_unbalanced,
    quotes_lost,
    source_half_left,
    source_left,
    tag_lost,
    tags_crossed,
    url_changed,
    wrong_language,
)  # fmt: skip
from tests.gate.faults_of_time import (
    decade_changed,
    digits_as_wrong_word,
    month_changed,
    number_word_changed,
    ordinal_changed_in_source,
    range_end_changed,
    score_turned,
    telephone_changed,
    weekday_changed,
    year_changed,
)  # fmt: skip
from tests.gate.pair import Fault

FAULTS: Mapping[str, Fault] = {
    fault.__name__: fault
    for fault in (
        number_changed, number_dropped, number_changed_in_source, date_shifted, month_shifted_in_source, name_swapped,
        name_swapped_in_target, name_misspelled, places_exchanged, negation_dropped, negation_added, denial_added, saying_lost,
        quotation_alone, speaker_swapped, half_lost, half_lost_with_stop, one_word, clause_repeated, source_left,
        source_half_left, wrong_language, quote_unbalanced, quotes_lost, tag_lost, tags_crossed, url_changed, handle_changed,
        homoglyph, bidi_control, emptied, link_emptied, link_around_all, links_exchanged,
        source_words_left, remnant_left, misread, capitals_alone, sentence_added, opposite_said, title_exchanged,
        further_opposite_said,
        nation_exchanged, crime_exchanged, magnitude_changed, magnitude_lost, thousands_as_millions, currency_changed,
        currency_code_changed, unit_changed, duration_changed, percent_as_points, noon_crossed, weekday_changed, month_changed,
        year_changed, decade_changed, number_word_changed, digits_as_wrong_word, ordinal_changed_in_source, range_end_changed,
        score_turned, telephone_changed, third_lost, third_lost_with_stop, first_half_lost, clause_dropped,
        sentence_of_elsewhere, sentence_repeated, neighbour_pasted, half_of_a_neighbour, same_as_another,
        crowd_changed, share_changed, second_place_changed, bound_turned,
        english_name_changed, english_denial_added, english_denial_lost,
        point_moved, range_turned, day_and_month_turned, mail_changed, version_changed, word_doubled, source_word_at_the_end,
        quote_mark_lost_at_the_end, per_cent_as_per_mille, hashtag_changed,
    )
}  # fmt: skip
