package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.Money;

/** That the accounts agree, sum by sum. */
public record Proof(List<Comparison> comparisons) {

    /** Two sums that must be equal; {@code left} and {@code right} are told in {@code what}, in Chinese. */
    public record Comparison(String what, Money left, Money right) {

        public boolean agrees() {
            return left.equals(right);
        }

        /** The comparison as one Chinese sentence. */
        public String sentence() {
            return agrees()
                    ? "%s：一致，%s元。".formatted(what, left)
                    : "%s：不一致，前者%s元，后者%s元，相差%s元。".formatted(what, left, right, left.minus(right));
        }
    }

    public boolean agrees() {
        return comparisons.stream().allMatch(Comparison::agrees);
    }

    /** The sums that differ, in Chinese; empty when the accounts agree. */
    public List<String> differences() {
        return comparisons.stream()
                .filter(comparison -> !comparison.agrees())
                .map(Comparison::sentence)
                .toList();
    }
}
