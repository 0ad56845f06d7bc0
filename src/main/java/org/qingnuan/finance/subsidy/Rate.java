package org.qingnuan.finance.subsidy;

import java.util.Map;
import java.util.Objects;
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
 * @param way how a quantity was reckoned, in Chinese, null for a plain amount
 * @param caps which caps bit, in Chinese, null for none
 * @param selfPaid what the household paid of its equipment itself, in fen, for what tops that up; else null
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
        String way,
        String caps,
        Long selfPaid,
        String ruleVersion) {

    /** Reads a row; {@link IllegalArgumentException} when it lacks something or its amount is no whole number of fen. */
    static Rate read(int no, Map<String, Object> row, Long selfPaid) {
        Amount amount = Amount.of(row);
        return new Rate(
                no,
                item(text(row, "item")),
                text(row, "label"),
                amount.fen(),
                Shares.parse(text(row, "shares")),
                text(row, "clause"),
                optional(row, "basis"),
                amount.way(),
                amount.caps(),
                selfPaid,
                optional(row, Decisions.RULE_VERSION));
    }

    /** Why this amount is paid, as one Chinese sentence: by what, for what was registered of the household, how, and by whom it is paid. */
    String explanation(Case one) {
        String split = shares.split(fen).entrySet().stream()
                .map(part -> part.getKey().label() + Money.ofFen(part.getValue()) + "元")
                .collect(Collectors.joining("、"));
        return told(one, fen == 0 ? "为不补贴" : "为%s元，其中%s".formatted(Money.ofFen(fen), split));
    }

    /** The same of a season of which a part was paid in advance: the whole, the advance and what is left. */
    String explanation(Case one, Settled settled) {
        return told(one, settled.words());
    }

    private String told(Case one, String amount) {
        String how = Stream.of(
                        basis,
                        selfPaid == null ? null : "设备自付" + Money.ofFen(selfPaid) + "元",
                        way,
                        caps == null ? null : "超过" + caps + "，按上限计")
                .filter(Objects::nonNull)
                .collect(Collectors.joining("，", "（", "）"))
                .replace("（）", "");
        return "依据%s，%s户（%s）的%s“%s”%s%s。"
                .formatted(clause, one.routeLabel(), one.facts(), item.label(), label, how, amount);
    }

    Map<FundSource, Long> split() {
        return shares.split(fen);
    }

    /** The same, telling that another one that excludes it was lower. */
    Rate insteadOf(Rate lower) {
        String told = "与“%s”不重复享受，取较高的一项".formatted(lower.label);
        return new Rate(
                no,
                item,
                label,
                fen,
                shares,
                clause,
                basis == null ? told : basis + "，" + told,
                way,
                caps,
                selfPaid,
                ruleVersion);
    }

    /** What it was decided by. */
    Map<String, Object> inputs(Case one) {
        Map<String, Object> inputs = one.inputs();
        if (selfPaid != null) {
            inputs.put(Answer.SELF_PAID, selfPaid);
        }
        return inputs;
    }

    static SubsidyItem item(String name) {
        return Stream.of(SubsidyItem.values())
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("补贴标准中没有这种补贴：" + name));
    }

    static String text(Map<String, Object> row, String name) {
        String text = optional(row, name);
        if (text == null) {
            throw new IllegalArgumentException("补贴标准命中的行缺少 " + name + "：" + row);
        }
        return text;
    }

    static String optional(Map<String, Object> row, String name) {
        Object value = row.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
