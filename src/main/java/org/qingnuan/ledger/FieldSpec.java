package org.qingnuan.ledger;

import java.util.List;
import java.util.Set;

/**
 * A field that a form declares.
 *
 * @param type one of {@link #TYPES}
 * @param choices what a choice offers, or which endings a file may have, in lower case
 * @param multiple whether several files may be given
 */
public record FieldSpec(
        String name, String label, String type, boolean required, List<String> choices, boolean multiple) {

    public static final String FILE = "file";

    /** Every type that is checked. */
    public static final Set<String> TYPES = Set.of("text", "date", "integer", "money", "choice", "boolean", FILE);

    public FieldSpec(String name, String label, String type, boolean required, List<String> choices) {
        this(name, label, type, required, choices, false);
    }

    public boolean isFile() {
        return FILE.equals(type);
    }
}
