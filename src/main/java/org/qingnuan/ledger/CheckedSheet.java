package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.Finding;

/** The answer to a sheet: its id, null when there are findings, and how many rows it has. */
public record CheckedSheet(UUID sheet, int rows, List<Finding> findings) {}
