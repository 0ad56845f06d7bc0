package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A sample as it was drawn, with what was found.
 *
 * @param percent of the population, rounded up
 * @param seed with the population it gives the sample again ({@link #sample})
 * @param population how many households were accepted when it was drawn
 */
public record SpotCheck(
        long id, int percent, long seed, int population, LocalDate drawnOn, String by, List<Item> items) {

    /** A household of the sample; {@code passed}, {@code finding} and {@code checkedOn} null until it was looked at. */
    public record Item(long household, String village, Boolean passed, String finding, LocalDate checkedOn) {}

    /** So many percent of the population, at least one, always the same for a seed: {@link Random}'s numbers are specified. */
    public static List<Long> sample(List<Long> population, int percent, long seed) {
        List<Long> shuffled = new ArrayList<>(population);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.stream()
                .limit((population.size() * (long) percent + 99) / 100)
                .sorted()
                .toList();
    }
}
