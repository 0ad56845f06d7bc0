package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unit prices by block of a quantity (分段单价), one behind the other from 0; beyond a closed last block nothing is paid. */
record Blocks(List<Block> blocks) {

    private static final Pattern TEXT = Pattern.compile(
            "([0-9]{1,9}(?:\\.[0-9]{1,3})?)-([0-9]{1,9}(?:\\.[0-9]{1,3})?)?:([0-9]{1,9}(?:\\.[0-9]{1,4})?)");

    /** @param to null for all that is beyond; {@code price} in fen per unit */
    record Block(BigDecimal from, BigDecimal to, BigDecimal price) {

        private BigDecimal within(BigDecimal quantity) {
            BigDecimal upTo = to == null ? quantity : quantity.min(to);
            return upTo.subtract(from).max(BigDecimal.ZERO);
        }
    }

    /** Reads {@code 0-1500:136,1500-2250:110}; {@link IllegalArgumentException} naming the text when it is none. */
    static Blocks parse(String text) {
        List<Block> blocks = new ArrayList<>();
        BigDecimal next = BigDecimal.ZERO;
        for (String part : text.split(",", -1)) {
            Matcher block = TEXT.matcher(part.strip());
            if (!block.matches() || next == null || new BigDecimal(block.group(1)).compareTo(next) != 0) {
                throw refused(text);
            }
            BigDecimal from = next;
            next = block.group(2) == null ? null : new BigDecimal(block.group(2));
            if (next != null && next.compareTo(from) <= 0) {
                throw refused(text);
            }
            blocks.add(new Block(from, next, new BigDecimal(block.group(3))));
        }
        return new Blocks(List.copyOf(blocks));
    }

    /** In fen, not yet rounded. */
    BigDecimal of(BigDecimal quantity) {
        return blocks.stream()
                .map(block -> block.within(quantity).multiply(block.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("补贴标准的分段单价应形如 0-1500:136,1500-2250:110（数量从0起首尾相接，单价为分），现为：" + text);
    }
}
