import numpy as np

from alignment.beads.sketches import WIDTH, sketches


def test_the_same_numbers_have_the_same_sketch_in_either_notation():
    german, english = sketches(["XI. Tagung am 18. Mai, 2,5 Mio. Mark", "On May 18 the 11th session: 2,500,000 marks"])
    np.testing.assert_array_equal(german, english)
    assert german.any()


def test_a_sentence_without_numbers_in_figures_has_an_empty_sketch():
    assert not sketches(["kein", "", "zwei", "im Mai"]).any()


def test_number_words_do_not_count_beside_figures_either():
    with_words, figures = sketches(["zwei von 12 Werken", "12 Werke"])
    np.testing.assert_array_equal(with_words, figures)


def test_no_sentences_have_no_sketches():
    assert sketches([]).shape == (0, WIDTH)


def test_sketches_of_sentences_add_up_to_that_of_the_run():
    first, second, both = sketches(["1987", "12 und 40", "1987 12 und 40"])
    np.testing.assert_array_equal(first + second, both)


def test_items_are_known_by_their_markers():
    german, english = (
        sketches(["a) Erdöl", "b) Kohle", "– Gas", "V. Strom"]),
        sketches(["a. oil", "b) coal", "• gas", "V. power"]),
    )
    np.testing.assert_array_equal(german, english)
    assert len({row.tobytes() for row in german}) == 4
    assert not sketches(["er) war", "a", "-5 Grad"])[:2].any()
