package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.RateColumns.Fault;

/** What the cells of a rate may say; caps and dates are plain values, so that nobody has to reckon to read them. */
public final class RateCells {

    /** The columns that a table need not have. */
    public static final Map<String, String> COLUMNS = Map.of(
            "unit", "计量单位",
            "quantity", "数量",
            "quantityCap", "数量上限",
            "cap", "金额上限（分）",
            "rounding", "取整",
            "exclusive", "不重复享受的组",
            "validFrom", "施行起",
            "validTo", "施行止");

    private static final String NUMBER = "[0-9]{1,12}(\\.[0-9]{1,4})?";
    private static final String SELF_PAID = "HARDSHIP_EQUIPMENT";
    private static final String ADVANCE = "RUNNING_ADVANCE";
    private static final List<String> OF_THE_SEASON = List.of("gasVolume", "powerUsage", "heatUsage", "valleyUsage");

    private final Map<String, String> cells;
    private final Map<String, Fault> faults = new TreeMap<>();

    private RateCells(Map<String, String> cells) {
        this.cells = cells;
    }

    public static Map<String, Fault> faults(Map<String, String> cells) {
        RateCells row = new RateCells(cells);
        row.quantity();
        row.amount();
        row.plain("quantityCap", NUMBER, "数量上限", "请填写一个数，例如 6000");
        row.plain("cap", "[0-9]{1,12}", "金额上限", "请以分为单位填写整数，例如2000元写 200000");
        row.rounding();
        row.period();
        row.texts();
        row.selfPaid();
        row.advance();
        return row.faults;
    }

    public static Optional<String> rounding(String name) {
        return Rounding.named(name).map(Rounding::label);
    }

    private void quantity() {
        if (has("quantity") != has("unit")) {
            fault(
                    has("unit") ? "unit" : "quantity",
                    has("unit") ? "写了计量单位，没有写数量" : "写了数量，没有写计量单位",
                    "数量（quantity）和计量单位（unit）须同时填写，金额即为每一单位的单价");
        } else if (has("quantityCap") && !has("quantity")) {
            fault("quantityCap", "写了数量上限，没有写数量", "请填写数量和计量单位，或删去数量上限");
        }
        if (has("quantity") && literal("quantity") != null) {
            fault("quantity", "数量不能是文字", "请填写 powerUsage 之类的数据，不加引号");
        }
    }

    /** Only a price per unit may be a fraction of a fen, or differ by block. */
    private void amount() {
        String amount = cells.getOrDefault("amount", "");
        String blocks = literal("amount");
        if (blocks != null && has("quantity")) {
            try {
                Blocks.parse(blocks);
            } catch (IllegalArgumentException unfit) {
                fault("amount", unfit.getMessage(), "各段首尾相接，从0起，最后一段可不写止点，例如 0-1500:136,1500-:110");
            }
        } else if (blocks != null || amount.startsWith("-") || amount.matches(NUMBER) && fraction(amount) && exact()) {
            fault("amount", "金额 " + amount + " 不是不小于0的整数", "请以分为单位填写整数，例如2000元写 200000");
        }
    }

    private static boolean fraction(String amount) {
        return new BigDecimal(amount).stripTrailingZeros().scale() > 0;
    }

    private boolean exact() {
        return !has("quantity") && !has("rounding");
    }

    private void plain(String column, String pattern, String what, String remedy) {
        if (has(column) && !cells.get(column).matches(pattern)) {
            fault(column, what + " " + cells.get(column) + " 不是不小于0的数", remedy);
        }
    }

    private void rounding() {
        if (has("rounding")
                && (literal("rounding") == null || rounding(literal("rounding")).isEmpty())) {
            fault(
                    "rounding",
                    "没有取整方法 " + cells.get("rounding"),
                    Stream.of(Rounding.values())
                            .map(one -> "\"%s\"（%s）".formatted(one.name(), one.label()))
                            .collect(Collectors.joining("、", "可用：", "")));
        }
    }

    private void period() {
        LocalDate from = date("validFrom");
        LocalDate to = date("validTo");
        if (from != null && to != null && to.isBefore(from)) {
            fault("validTo", "施行止日 %s 早于施行起日 %s".formatted(to, from), "请改正其中一个日期");
        }
    }

    private LocalDate date(String column) {
        try {
            return has(column) ? LocalDate.parse(String.valueOf(literal(column))) : null;
        } catch (DateTimeException none) {
            fault(column, "施行日期 " + cells.get(column) + " 不是日期", "请写作 \"2021-09-30\"，加英文双引号");
            return null;
        }
    }

    private void texts() {
        for (String column : new String[] {"unit", "exclusive"}) {
            if (has(column) && literal(column) == null) {
                fault(column, COLUMNS.get(column) + " " + cells.get(column) + " 不是文字", "文字要加英文双引号");
            }
        }
    }

    /** Before the other rates are known there is no part of its own that a household pays. */
    private void selfPaid() {
        boolean asks = cells.entrySet().stream()
                .anyMatch(cell -> cell.getValue().replaceAll("\"[^\"]*\"", "").matches("(?s).*\\bselfPaid\\b.*"));
        if (asks && !SELF_PAID.equals(literal("item"))) {
            fault(
                    "item",
                    "只有 " + SELF_PAID + " 能按设备自付部分（selfPaid）计算",
                    "请把补贴种类改为 " + SELF_PAID + "，或改用 equipmentPrice 计算");
        }
    }

    /** Before the season nobody knows what will be used in it. */
    private void advance() {
        if (ADVANCE.equals(literal("item"))) {
            cells.forEach((column, cell) -> unknown(cell)
                    .ifPresent(name -> fault(
                            column,
                            "预拨在采暖季之前，还不知道本季的用量（" + name + "）",
                            "请改用上一采暖季的用量 lastGas、lastPower、lastHeat、lastValley，或写定额")));
        }
    }

    /** A quantity of the season itself that an expression speaks of. */
    private static Optional<String> unknown(String expression) {
        String names = expression.replaceAll("\"[^\"]*\"", " ");
        return OF_THE_SEASON.stream()
                .filter(name -> names.matches("(?s).*\\b" + name + "\\b.*"))
                .findFirst();
    }

    private boolean has(String column) {
        return cells.containsKey(column);
    }

    /** The text between the quotes of a cell that is nothing but a text, null for any other. */
    private String literal(String column) {
        String cell = cells.getOrDefault(column, "");
        return cell.matches("\"[^\"]+\"") ? cell.substring(1, cell.length() - 1) : null;
    }

    private void fault(String column, String reason, String remedy) {
        faults.putIfAbsent(column, new Fault(reason, remedy));
    }
}
