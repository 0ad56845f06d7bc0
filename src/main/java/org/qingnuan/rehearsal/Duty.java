package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * How a kind of task is worked.
 *
 * @param least working days it lies on the desk at least
 * @param most at most
 * @param notBefore a day before which it is not taken up, null for none
 * @param work what is done then
 */
record Duty(int least, int most, Function<Turn, LocalDate> notBefore, Function<Turn, Step> work) {

    static Duty within(int least, int most, Function<Turn, Step> work) {
        return new Duty(least, most, turn -> null, work);
    }

    Duty notBefore(Function<Turn, LocalDate> day) {
        return new Duty(least, most, day, work);
    }
}
