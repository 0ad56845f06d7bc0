package org.qingnuan.finance;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qingnuan.finance.subsidy.RateCells;

/** The columns that a subsidy table may have beyond those that every one has, asked before the table is used. */
public final class RateColumns {

    private RateColumns() {}

    /** By the column's name, what it is in Chinese. */
    public static Map<String, String> further() {
        return new TreeMap<>(RateCells.COLUMNS);
    }

    /**
     * What is wrong with a row in these columns, by column, as reason and remedy in Chinese; empty for nothing.
     *
     * @param cells the row's cells by column as they stand in the file, blank ones left out
     */
    public static Map<String, Fault> faults(Map<String, String> cells) {
        return RateCells.faults(cells);
    }

    /** A way to round, in Chinese; empty for none that is known. */
    public static Optional<String> rounding(String name) {
        return RateCells.rounding(name);
    }

    /** What is wrong with one cell. */
    public record Fault(String reason, String remedy) {}
}
