package org.qingnuan.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.WrittenDates;

/** Turns one cell into the text of its column's type, or says what is wrong with it. */
record CellCheck(int row, SheetColumn column, Consumer<Finding> findings) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    private static final BigDecimal EXACT_BELOW = BigDecimal.TEN.pow(15);
    private static final MathContext DIGITS_OF_A_CELL = new MathContext(15);
    private static final int SHOWN = 40;

    /** The value, or null when the cell is empty or was refused. */
    String value(RawCell cell) {
        if (cell == null) {
            return column.required() ? refuse(null, "必填，不能为空", "请填写“" + column.header() + "”") : null;
        }
        if (cell.formula()) {
            return refuse(cell.text(), "这里是公式，不是填写的内容", "请复制后用“选择性粘贴－数值”，只保留结果");
        }
        if (cell.kind() == RawCell.Kind.ERROR) {
            return refuse(cell.text(), "这里是错误值", "请清除后重新填写");
        }
        return switch (column.type()) {
            case TEXT -> text(cell);
            case DATE -> date(cell);
            case INTEGER -> number(cell, 0, "不是整数", "请只填整数，不带单位");
            case DECIMAL ->
                number(
                        cell,
                        column.limit(),
                        "不是数字，或者小数超过" + column.limit() + "位",
                        "请只填数字，不带单位，小数最多" + column.limit() + "位");
            case CHOICE -> choice(cell);
        };
    }

    private String text(RawCell cell) {
        String text = typed(cell);
        if (text != null && text.length() > column.limit()) {
            return refuse(text, "超过" + column.limit() + "个字（现有" + text.length() + "个）", "请缩短");
        }
        return text;
    }

    private String choice(RawCell cell) {
        String text = typed(cell);
        if (text == null) {
            return null;
        }
        String meant = column.choices().get(text);
        return meant != null ? meant : refuse(text, "不在可选的内容里", "请从这些里选一个：" + String.join("、", column.offered()));
    }

    private String date(RawCell cell) {
        String day = cell.kind() == RawCell.Kind.NUMBER ? typed(cell) : Plain.number(cell.text());
        if (day == null) {
            return null;
        }
        return WrittenDates.parse(day)
                .map(Object::toString)
                .orElseGet(() -> refuse(cell.text(), "不是正确的日期", "请填成2021-08-30或2021年8月30日这样的日期"));
    }

    private String number(RawCell cell, int decimals, String reason, String remedy) {
        BigDecimal number =
                cell.kind() == RawCell.Kind.NUMBER ? numeric(cell.text()) : written(Plain.number(cell.text()));
        if (number == null || number.scale() > decimals || number.abs().compareTo(EXACT_BELOW) >= 0) {
            return refuse(cell.text(), reason, remedy);
        }
        return number.toPlainString();
    }

    /** A numeric cell as the person sees it: spreadsheet programs keep 15 digits, the rest is lost. */
    private String typed(RawCell cell) {
        if (cell.kind() != RawCell.Kind.NUMBER) {
            return Plain.text(cell.text());
        }
        BigDecimal number = numeric(cell.text());
        if (number == null || number.abs().compareTo(EXACT_BELOW) >= 0) {
            return refuse(
                    number == null ? cell.text() : number.toPlainString(),
                    "长数字按数值保存，末几位已经丢失",
                    "请先把单元格格式设为“文本”，再重新填写完整号码");
        }
        return number.toPlainString();
    }

    private static BigDecimal numeric(String raw) {
        try {
            BigDecimal exact = new BigDecimal(raw.strip());
            return Math.abs((long) exact.scale()) > 400 ? null : settle(exact.round(DIGITS_OF_A_CELL));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BigDecimal written(String text) {
        String plain = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        return NUMBER.matcher(plain).matches() ? settle(new BigDecimal(plain)) : null;
    }

    private static BigDecimal settle(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private String refuse(String value, String reason, String remedy) {
        findings.accept(Finding.ofCell(row, column.header(), shown(value), reason, remedy));
        return null;
    }

    private String shown(String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String visible = column.personal() ? Masking.mask(value.strip()) : value.strip();
        return visible.length() > SHOWN ? visible.substring(0, SHOWN) + "…" : visible;
    }
}
