package org.qingnuan.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads {@code calendar/<year>.csv}: the notice after {@code #}, a header, then date, off or work, name. */
final class CalendarFiles {

    private CalendarFiles() {}

    static List<CalendarYear> readAll() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:calendar/*.csv"))
                    .map(CalendarFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CalendarYear read(Resource file) {
        try {
            int year = Integer.parseInt(file.getFilename().replace(".csv", ""));
            List<String> lines =
                    file.getContentAsString(StandardCharsets.UTF_8).lines().toList();
            return new CalendarYear(
                    year,
                    lines.get(0).substring(1).strip(),
                    lines.stream().skip(2).map(line -> day(file, line)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CalendarDay day(Resource file, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3 || !(cells[1].equals("off") || cells[1].equals("work"))) {
            throw new IllegalStateException("Not a calendar day in " + file.getFilename() + ": " + line);
        }
        return new CalendarDay(LocalDate.parse(cells[0]), cells[1].equals("work"), cells[2]);
    }
}
