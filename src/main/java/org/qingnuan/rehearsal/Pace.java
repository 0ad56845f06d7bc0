package org.qingnuan.rehearsal;

import java.util.Optional;
import java.util.stream.Stream;

/** How the season goes; chances are in a thousand. */
enum Pace {
    ON_TIME("on-time", 0, 0, 0, 0, 0),
    MIXED("mixed", 0, 150, 100, 1, 0),
    SLOW("slow", 2, 400, 350, 3, 0),
    STALLED("stalled", 1, 250, 200, 2, 200);

    private final String option;
    private final int extraDays;
    private final int lateWorks;
    private final int lateHandover;
    private final int latePlans;
    private final int stalled;

    Pace(String option, int extraDays, int lateWorks, int lateHandover, int latePlans, int stalled) {
        this.option = option;
        this.extraDays = extraDays;
        this.lateWorks = lateWorks;
        this.lateHandover = lateHandover;
        this.latePlans = latePlans;
        this.stalled = stalled;
    }

    static Optional<Pace> of(String option) {
        return Stream.of(values()).filter(pace -> pace.option.equals(option)).findFirst();
    }

    /** As the command line names it. */
    String option() {
        return option;
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

    /** Villages whose works never end within the season. */
    int stalled() {
        return stalled;
    }
}
