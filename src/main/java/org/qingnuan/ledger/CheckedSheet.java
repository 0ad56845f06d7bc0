package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.Finding;

/**
 * The answer to a sheet.
 *
 * @param sheet its id, null when it cannot be handed in
 * @param rows how many rows it has
 * @param findings what is wrong and keeps the sheet, or the rows that were left out of it, from being handed in
 * @param warnings what looks odd but is allowed, such as an account that misses the bank cards' check digit
 * @param attempt under which the rows in error can be fetched as a workbook; null when no single row is in error
 * @param faulty how many rows are in error
 */
public record CheckedSheet(
        UUID sheet, int rows, List<Finding> findings, List<Finding> warnings, UUID attempt, int faulty) {

    /** Without rows that could be fetched. */
    public CheckedSheet(UUID sheet, int rows, List<Finding> findings, List<Finding> warnings) {
        this(sheet, rows, findings, warnings, null, 0);
    }
}
