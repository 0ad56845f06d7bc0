package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;

/** The same sheets as tables in a form, for whoever has few households to report. */
public interface TypedSheets {

    /** The columns of the sheet and the rows it begins with; {@link Sheets#check(SheetKind, CaseKey, List, String)} takes them back. */
    TypedSheet of(SheetKind kind, CaseKey subject);

    /**
     * @param fixed whether the rows are given, so that none are added
     * @param rows values by column key, also those of keys that have no column and only travel along
     */
    record TypedSheet(boolean fixed, List<Column> columns, List<Map<String, String>> rows) {}

    /** One column; {@code type} is text, date, integer, decimal or choice, {@code choices} empty for all but the last. */
    record Column(String key, String label, String type, boolean required, boolean readOnly, List<Choice> choices) {}

    record Choice(String value, String label) {}
}
