package org.qingnuan.ledger.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.TypedSheets;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offers a workbook's columns and prefilled rows to forms, so that both say the same. */
@Component
class TypedSheetsOfLayout implements TypedSheets {

    /** Keys that say which of the given rows this is; they travel along without a column. */
    private static final Set<String> ROW_KEYS = Set.of("household", "item");

    private final Layouts layouts;
    private final Prefill prefill;

    TypedSheetsOfLayout(Layouts layouts, Prefill prefill) {
        this.layouts = layouts;
        this.prefill = prefill;
    }

    @Override
    @Transactional(readOnly = true)
    public TypedSheet of(SheetKind kind, CaseKey subject) {
        List<Field> fields = layouts.of(kind, subject).fields();
        boolean fixed = fields.stream().anyMatch(field -> ROW_KEYS.contains(field.key()));
        List<Column> columns = fields.stream()
                .filter(field -> !ROW_KEYS.contains(field.key()) && !field.extra())
                .map(TypedSheetsOfLayout::column)
                .toList();
        List<Map<String, String>> rows = fixed ? prefill.rows(kind, subject) : List.of();
        return new TypedSheet(fixed, columns, rows);
    }

    private static Column column(Field field) {
        List<Choice> choices = field.column().offered().stream()
                .map(word -> new Choice(field.code(word), word))
                .toList();
        return new Column(
                field.key(),
                field.header(),
                field.column().type().name().toLowerCase(Locale.ROOT),
                field.column().required(),
                field.shown(),
                choices);
    }
}
