package org.qingnuan.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads dates as people write them in sheets and forms. */
public final class WrittenDates {

    private static final Pattern[] FORMS = Stream.of(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})",
                    "(\\d{4})/(\\d{1,2})/(\\d{1,2})",
                    "(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})",
                    "(\\d{4})年(\\d{1,2})月(\\d{1,2})日",
                    "(\\d{4})(\\d{2})(\\d{2})")
            .map(Pattern::compile)
            .toArray(Pattern[]::new);

    private WrittenDates() {}

    /** Reads 2021-08-30, 2021/8/30, 2021.8.30, 2021年8月30日 or 20210830 of the years 1900 to 2199; empty for all else, null included. */
    public static Optional<LocalDate> parse(String text) {
        String written = text == null ? "" : text.strip().replace(" ", "");
        return Stream.of(FORMS)
                .map(form -> form.matcher(written))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(WrittenDates::day);
    }

    private static Optional<LocalDate> day(Matcher parts) {
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))))
                    .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
