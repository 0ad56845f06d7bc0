package org.qingnuan.ledger.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.TypedSheets;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offers a workbook's columns and prefilled rows to forms, so that both say the same. */
@Component
class TypedSheetsOfLayout implements TypedSheets {

    private static final String HOUSEHOLD = "household";

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
        boolean fixed = fields.stream().anyMatch(field -> field.key().equals(HOUSEHOLD));
        List<Column> columns = fields.stream()
                .filter(field -> !field.key().equals(HOUSEHOLD))
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
