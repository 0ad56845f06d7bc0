package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;

/**
 * A row of the subsidy table that hit.
 *
 * @param no its place among the rows that hit, from 1
 * @param fen 0 or more
 * @param basis how the amount came about, in Chinese, null when the table does not say
 * @param ruleVersion null when the engine does not tell
 */
record Rate(
        int no,
        SubsidyItem item,
        String label,
        long fen,
        Shares shares,
        String clause,
        String basis,
        String ruleVersion) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /** Reads a row; {@link IllegalArgumentException} when it lacks something or its amount is no whole number of fen. */
    static Rate read(int no, Map<String, Object> row) {
        return new Rate(
                no,
                item(text(row, "item")),
                text(row, "label"),
                fen(row.get("amount")),
                Shares.parse(text(row, "shares")),
                text(row, "clause"),
                optional(row, "basis"),
                optional(row, Decisions.RULE_VERSION));
    }

    /** Why this amount is paid, as one Chinese sentence: by what, for what was registered of the household, how, and by whom it is paid. */
    String explanation(Case one) {
        String split = shares.split(fen).entrySet().stream()
                .map(part -> part.getKey().label() + Money.ofFen(part.getValue()) + "元")
                .collect(Collectors.joining("、"));
        String amount = fen == 0 ? "不补贴" : "%s元，其中%s".formatted(Money.ofFen(fen), split);
        String how = basis == null ? "" : "（" + basis + "）";
        return "依据%s，%s户（%s）的%s“%s”%s为%s。"
                .formatted(clause, one.routeLabel(), one.facts(), item.label(), label, how, amount);
    }

    Map<FundSource, Long> split() {
        return shares.split(fen);
    }

    private static SubsidyItem item(String name) {
        return Stream.of(SubsidyItem.values())
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("补贴标准中没有这种补贴：" + name));
    }

    private static String text(Map<String, Object> row, String name) {
        String text = optional(row, name);
        if (text == null) {
            throw new IllegalArgumentException("补贴标准命中的行缺少 " + name + "：" + row);
        }
        return text;
    }

    private static String optional(Map<String, Object> row, String name) {
        Object value = row.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private static long fen(Object amount) {
        if (!(amount instanceof Number)) {
            throw new IllegalArgumentException("补贴标准的金额应为整数（分），现为：" + amount);
        }
        BigDecimal fen = new BigDecimal(amount.toString()).stripTrailingZeros();
        if (fen.signum() < 0 || fen.scale() > 0 || fen.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("补贴标准的金额应为不小于0的整数（分），现为：" + amount);
        }
        return fen.longValueExact();
    }
}
