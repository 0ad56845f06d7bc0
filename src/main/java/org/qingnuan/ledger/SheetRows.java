package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads a checked sheet again. */
public interface SheetRows {

    /** The rows in order by column key, values in the form of {@link Entry#fields()}, blank cells absent; {@link java.util.NoSuchElementException} for an unknown sheet. VILLAGES has {@code name}, {@code quota}, {@code route} (code) and {@code plain}, and {@code town} where the plan names towns. */
    List<Map<String, String>> rows(UUID sheet);
}
