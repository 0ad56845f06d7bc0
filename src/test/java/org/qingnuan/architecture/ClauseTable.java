package org.qingnuan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of a plan's page that leads from each clause to what was made of it. */
record ClauseTable(String plan, List<Row> rows) {

    private static final Path PAGES = Path.of("docs/processes");
    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z]{2}-\\d{2}) \\| (.+?) \\| (\\S+) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern REFERENCE = Pattern.compile("`([^`]+)`");

    /** One requirement; {@code where} names in backticks what exists for it. */
    record Row(String clause, String what, String kind, String where) {

        List<String> references() {
            return REFERENCE
                    .matcher(where)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    static ClauseTable of(String plan) {
        Matcher row = ROW.matcher(text(PAGES.resolve(plan + ".md")));
        return new ClauseTable(
                plan,
                row.results()
                        .map(found -> new Row(found.group(1), found.group(2), found.group(3), found.group(4)))
                        .toList());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
