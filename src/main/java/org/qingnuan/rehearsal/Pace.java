package org.qingnuan.rehearsal;

import java.util.Optional;
import java.util.stream.Stream;

/** How the season goes; chances are in a thousand. */
public enum Pace {
    ON_TIME("on-time", "都按期", 0, 0, 0, 0, 0),
    MIXED("mixed", "多数按期", 0, 150, 100, 1, 0),
    SLOW("slow", "普遍偏慢", 2, 400, 350, 3, 0),
    STALLED("stalled", "一个单位停滞", 0, 150, 100, 1, 1);

    private final String option;
    private final String label;
    private final int extraDays;
    private final int lateWorks;
    private final int lateHandover;
    private final int latePlans;
    private final int stalledBodies;

    Pace(
            String option,
            String label,
            int extraDays,
            int lateWorks,
            int lateHandover,
            int latePlans,
            int stalledBodies) {
        this.option = option;
        this.label = label;
        this.extraDays = extraDays;
        this.lateWorks = lateWorks;
        this.lateHandover = lateHandover;
        this.latePlans = latePlans;
        this.stalledBodies = stalledBodies;
    }

    public static Optional<Pace> of(String option) {
        return Stream.of(values()).filter(pace -> pace.option.equals(option)).findFirst();
    }

    /** As the command line names it. */
    public String option() {
        return option;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    /** Working days that every step takes longer than usual. */
    int extraDays() {
        return extraDays;
    }

    /** Villages whose works end late. */
    int lateWorks() {
        return lateWorks;
    }

    /** Villages whose acceptance ends late. */
    int lateHandover() {
        return lateHandover;
    }

    /** How many bodies have their own plan approved late. */
    int latePlans() {
        return latePlans;
    }

    /** How many bodies come to a standstill: the works of their villages do not end within the season. */
    int stalledBodies() {
        return stalledBodies;
    }
}
