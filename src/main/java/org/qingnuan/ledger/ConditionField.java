package org.qingnuan.ledger;

import java.util.regex.Pattern;

/**
 * What an entry about a kind of condition names beyond what all kinds have; required in every new entry of it.
 *
 * @param key as it is kept, such as {@code outlet}
 * @param label for people, such as 售后服务场所
 * @param hint what to write there, null for nothing more to say
 */
public record ConditionField(String key, String label, String hint, Form form) {

    private static final Pattern PHONE = Pattern.compile("[0-9][0-9-]{5,18}[0-9]");

    /** What may stand in a field. */
    public enum Form {
        TEXT,
        PHONE,
        /** The code of one of the plan's routes. */
        ROUTE
    }

    static ConditionField text(String key, String label) {
        return new ConditionField(key, label, null, Form.TEXT);
    }

    static ConditionField text(String key, String label, String hint) {
        return new ConditionField(key, label, hint, Form.TEXT);
    }

    /** Whether a text that is there has the field's form; routes are held against the plan elsewhere. */
    boolean fits(String text) {
        return form != Form.PHONE || PHONE.matcher(text).matches();
    }
}
