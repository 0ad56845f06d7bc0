package org.qingnuan.process;

import java.util.List;

/**
 * How one thing stands, in Chinese.
 *
 * @param text what is there, or why none is needed
 * @param missing what is not there, by name; empty unless {@link ReadinessState#MISSING} or {@link ReadinessState#ADVISED}
 * @param holdsUp what cannot go on without it; null where nothing waits
 */
public record ReadinessLine(
        ReadinessTopic topic, ReadinessState state, String text, List<String> missing, String holdsUp) {

    public ReadinessLine {
        missing = List.copyOf(missing);
    }

    public static ReadinessLine complete(ReadinessTopic topic, String text) {
        return new ReadinessLine(topic, ReadinessState.COMPLETE, text, List.of(), null);
    }

    public static ReadinessLine notNeeded(ReadinessTopic topic, String why) {
        return new ReadinessLine(topic, ReadinessState.NOT_NEEDED, why, List.of(), null);
    }

    /** Required, and not there. */
    public static ReadinessLine missing(ReadinessTopic topic, String text, List<String> missing, String holdsUp) {
        return new ReadinessLine(topic, ReadinessState.MISSING, text, missing, holdsUp);
    }

    /** Not there, yet the plan may start. */
    public static ReadinessLine advised(ReadinessTopic topic, String text, List<String> missing, String holdsUp) {
        return new ReadinessLine(topic, ReadinessState.ADVISED, text, missing, holdsUp);
    }
}
