package org.qingnuan.spreadsheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One column of a sheet, for reading and for writing.
 *
 * @param header the header text and the key of the column's values
 * @param aliases other headers under which the column is recognised
 * @param type what it holds
 * @param required whether each row must fill it in
 * @param limit TEXT: most characters; DECIMAL: most decimals
 * @param choices CHOICE: what may be written, mapped to the value it means, in the order of the list
 * @param personal whether findings mask the value
 * @param look how it is written
 */
public record SheetColumn(
        String header,
        List<String> aliases,
        ColumnType type,
        boolean required,
        int limit,
        Map<String, String> choices,
        boolean personal,
        ColumnLook look) {

    private static final int TEXT_LIMIT = 200;
    private static final int DECIMALS = 2;

    public SheetColumn {
        aliases = List.copyOf(aliases);
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** Text of at most 200 characters, see {@link #atMost}. */
    public static SheetColumn text(String header) {
        return of(header, ColumnType.TEXT, TEXT_LIMIT, Map.of());
    }

    public static SheetColumn date(String header) {
        return of(header, ColumnType.DATE, 0, Map.of());
    }

    public static SheetColumn integer(String header) {
        return of(header, ColumnType.INTEGER, 0, Map.of());
    }

    /** A number with at most two decimals, see {@link #atMost}. */
    public static SheetColumn decimal(String header) {
        return of(header, ColumnType.DECIMAL, DECIMALS, Map.of());
    }

    /** One of these values; further spellings by {@link #meaning}. */
    public static SheetColumn choice(String header, String... values) {
        return choice(header, List.of(values));
    }

    /** One of these values, for lists that come from a table. */
    public static SheetColumn choice(String header, List<String> values) {
        Map<String, String> choices = new LinkedHashMap<>();
        values.forEach(value -> choices.put(value, value));
        return of(header, ColumnType.CHOICE, 0, choices);
    }

    /** The same under another header. */
    public SheetColumn called(String other) {
        return new SheetColumn(other, aliases, type, required, limit, choices, personal, look);
    }

    /** Recognised under these headers, too. */
    public SheetColumn alsoCalled(String... headers) {
        List<String> all = Stream.concat(aliases.stream(), Stream.of(headers)).toList();
        return new SheetColumn(header, all, type, required, limit, choices, personal, look);
    }

    /** Every row must fill it in, and the sheet must have it. */
    public SheetColumn mandatory() {
        return new SheetColumn(header, aliases, type, true, limit, choices, personal, look);
    }

    /** TEXT: at most so many characters; DECIMAL: at most so many decimals. */
    public SheetColumn atMost(int limit) {
        return new SheetColumn(header, aliases, type, required, limit, choices, personal, look);
    }

    /** Another spelling of one of the choices, such as 煤改气 for 气代煤 (D-29). */
    public SheetColumn meaning(String spelling, String value) {
        if (!value.equals(choices.get(value))) {
            throw new IllegalArgumentException("%s is no choice of %s".formatted(value, header));
        }
        Map<String, String> more = new LinkedHashMap<>(choices);
        more.put(spelling, value);
        return new SheetColumn(header, aliases, type, required, limit, more, personal, look);
    }

    /** Holds personal data: findings show it masked. */
    public SheetColumn masked() {
        return new SheetColumn(header, aliases, type, required, limit, choices, true, look);
    }

    /** Filled in by us and shown grey. */
    public SheetColumn prefilled() {
        return looking(new ColumnLook(look.width(), true, look.summed(), look.hint()));
    }

    /** So many Chinese characters wide. */
    public SheetColumn wide(int width) {
        return looking(new ColumnLook(width, look.prefilled(), look.summed(), look.hint()));
    }

    /** Added up in the totals row of a table. */
    public SheetColumn summed() {
        return looking(new ColumnLook(look.width(), look.prefilled(), true, look.hint()));
    }

    /** Explained by this Chinese sentence when a cell is selected. */
    public SheetColumn hinted(String hint) {
        return looking(new ColumnLook(look.width(), look.prefilled(), look.summed(), hint));
    }

    /** The values themselves, without other spellings, as the drop-down offers them. */
    public List<String> offered() {
        return choices.values().stream().distinct().toList();
    }

    private static SheetColumn of(String header, ColumnType type, int limit, Map<String, String> choices) {
        return new SheetColumn(header, List.of(), type, false, limit, choices, false, ColumnLook.PLAIN);
    }

    private SheetColumn looking(ColumnLook look) {
        return new SheetColumn(header, aliases, type, required, limit, choices, personal, look);
    }
}
