"""Puts the tags right that a tagger mistakes and the words around show: one rule after the other, each on all words."""

from __future__ import annotations

from collections.abc import Callable

from claimx.analysis.syntax.retag_attributes import (
    attributes_behind_adverbs,
    attributes_behind_prepositions,
    attributes_beside_attributes,
    attributes_by_somebody,
)
from claimx.analysis.syntax.retag_function_words import (
    articles_before_participles,
    articles_behind_insertions,
    articles_behind_wie,
    comparisons_that_ask,
    comparisons_that_begin,
    conjunctions_of_time,
    degrees,
    degrees_of_numbers,
    demonstratives_without_noun,
    function_words_and_swiss_spelling,
    possessives,
    prepositions_taken_for_subjunctions,
    pronouns_before_persons,
    pronouns_that_begin,
    relative_pronouns,
    unreal_comparisons,
)
from claimx.analysis.syntax.retag_names import (
    adverbs_that_begin,
    between_names,
    cut_words_and_names,
    firms_of_partners,
    lemmas_in_genitive_and_dative,
    names_that_begin,
    names_with_verbs,
    nouns_taken_for_names,
    objects_behind_names,
    offices_in_letters,
    owners_behind_what_is_said,
    parties_before_roles,
    persons_by_age,
    places_before_bodies,
    plurals_behind_names,
    regions_behind_roles,
    roles_taken_for_adjectives,
    roles_taken_for_names,
)
from claimx.analysis.syntax.retag_verbs import (
    infinitives_behind_zu,
    infinitives_with_zu,
    joined_finite_verbs,
    konjunktiv_taken_for_another,
    participles_behind_fuer,
    participles_behind_sich,
    participles_taken_for_adverbs,
    predicates_at_the_end,
    second_finite_verbs,
    set_phrases,
    verb_forms_that_begin,
    verbs_behind_clauses,
    verbs_behind_commas,
    verbs_behind_pronouns,
    verbs_behind_relative_clauses,
    verbs_behind_shares,
    verbs_behind_wie,
    verbs_in_second_place,
    verbs_of_joined_sentences,
    verbs_of_relative_clauses,
    verbs_of_sentences_without_one,
    verbs_taken_for_adjectives,
    verbs_taken_for_names,
    verbs_with_particles,
)
from claimx.analysis.syntax.tagged_words import TaggedWords


def correct_tags(words: TaggedWords) -> None:
    """Put the tags right that a tagger mistakes and the words around show.

    Args:
        words: Their tags are changed.
    """
    for rule in _RULES:
        rule(words)


_RULES: tuple[Callable[[TaggedWords], None], ...] = (
    cut_words_and_names,
    verbs_taken_for_names,
    names_with_verbs,
    owners_behind_what_is_said,
    firms_of_partners,
    function_words_and_swiss_spelling,
    possessives,
    attributes_beside_attributes,
    verbs_taken_for_adjectives,
    set_phrases,
    konjunktiv_taken_for_another,
    verb_forms_that_begin,
    infinitives_with_zu,
    participles_behind_sich,
    verbs_of_sentences_without_one,
    verbs_in_second_place,
    verbs_of_joined_sentences,
    verbs_behind_clauses,
    verbs_behind_shares,
    verbs_behind_commas,
    verbs_behind_pronouns,
    verbs_behind_relative_clauses,
    verbs_with_particles,
    adverbs_that_begin,
    names_that_begin,
    attributes_behind_adverbs,
    attributes_by_somebody,
    between_names,
    offices_in_letters,
    nouns_taken_for_names,
    roles_taken_for_names,
    roles_taken_for_adjectives,
    persons_by_age,
    plurals_behind_names,
    objects_behind_names,
    places_before_bodies,
    parties_before_roles,
    regions_behind_roles,
    lemmas_in_genitive_and_dative,
    demonstratives_without_noun,
    articles_behind_wie,
    articles_before_participles,
    comparisons_that_begin,
    comparisons_that_ask,
    pronouns_that_begin,
    pronouns_before_persons,
    second_finite_verbs,
    participles_taken_for_adverbs,
    participles_behind_fuer,
    predicates_at_the_end,
    joined_finite_verbs,
    verbs_behind_wie,
    infinitives_behind_zu,
    unreal_comparisons,
    relative_pronouns,
    verbs_of_relative_clauses,
    articles_behind_insertions,
    attributes_behind_prepositions,
    degrees,
    degrees_of_numbers,
    conjunctions_of_time,
    prepositions_taken_for_subjunctions,
)
"""In their order: a later one reads what an earlier one has put right."""
