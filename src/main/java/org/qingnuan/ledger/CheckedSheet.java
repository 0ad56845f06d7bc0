package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.Finding;

/**
 * The answer to a sheet.
 *
 * @param sheet its id, null when there are findings
 * @param rows how many rows it has
 * @param findings what is wrong and keeps the sheet out
 * @param warnings what looks odd but is allowed, such as an account that misses the bank cards' check digit
 */
public record CheckedSheet(UUID sheet, int rows, List<Finding> findings, List<Finding> warnings) {}
