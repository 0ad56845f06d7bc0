package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qingnuan.shared.WrittenDates;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetRow;

/** Reads rows typed in a form by the same columns as a workbook's cells; the first row is row 1. */
final class TypedRows {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,9})?");

    private TypedRows() {}

    static List<SheetRow> read(Layout layout, List<Map<String, String>> typed, Findings findings) {
        return IntStream.range(0, typed.size())
                .mapToObj(i -> row(layout, i + 1, typed.get(i), findings))
                .toList();
    }

    private static SheetRow row(Layout layout, int number, Map<String, String> typed, Findings findings) {
        Map<String, String> values = new HashMap<>();
        SheetRow place = new SheetRow(number, Map.of());
        layout.fields().stream().filter(field -> !field.shown()).forEach(field -> {
            String text = Optional.ofNullable(typed.get(field.key())).orElse("").strip();
            if (text.isEmpty()) {
                if (field.column().required()) {
                    findings.cell(place, field.key(), null, "没有填写", "请填写" + field.header());
                }
                return;
            }
            value(field, text)
                    .ifPresentOrElse(
                            value -> values.put(field.key(), value),
                            () -> findings.cell(
                                    place, field.key(), field.column().personal() ? null : text, fault(field), "请更正"));
        });
        return new SheetRow(number, values);
    }

    private static Optional<String> value(Field field, String text) {
        SheetColumn column = field.column();
        return switch (column.type()) {
            case TEXT -> Optional.of(text).filter(t -> t.length() <= column.limit());
            case DATE -> WrittenDates.parse(text).map(Object::toString);
            case INTEGER ->
                Optional.of(text).filter(t -> INTEGER.matcher(t).matches()).map(t -> new BigDecimal(t).toPlainString());
            case DECIMAL ->
                Optional.of(text)
                        .filter(t -> DECIMAL.matcher(t).matches())
                        .map(BigDecimal::new)
                        .filter(number -> Math.max(number.stripTrailingZeros().scale(), 0) <= column.limit())
                        .map(BigDecimal::toPlainString);
            case CHOICE ->
                Optional.ofNullable(column.choices().get(text))
                        .map(field::code)
                        .or(() -> Optional.of(text).filter(field.codes()::containsValue));
        };
    }

    private static String fault(Field field) {
        return switch (field.column().type()) {
            case TEXT -> "超过%d字".formatted(field.column().limit());
            case DATE -> "不是日期";
            case INTEGER -> "不是整数";
            case DECIMAL -> "不是最多%d位小数的数字".formatted(field.column().limit());
            case CHOICE ->
                "不在可选范围内（%s）".formatted(String.join("、", field.column().offered()));
        };
    }
}
