package org.qingnuan.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Chance that depends on the seed and on what is asked about, never on the order of asking. */
record Chance(long seed) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most, Object... about) {
        return least + random(about).nextInt(most - least + 1);
    }

    /** Whether it happens, so many times in a thousand. */
    boolean happens(int perMille, Object... about) {
        return random(about).nextInt(1000) < perMille;
    }

    <T> T oneOf(List<T> options, Object... about) {
        return options.get(random(about).nextInt(options.size()));
    }

    private SplittableRandom random(Object... about) {
        String text = Arrays.stream(about).map(String::valueOf).collect(Collectors.joining("|"));
        long hash = FNV_OFFSET ^ seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return new SplittableRandom(hash);
    }
}
