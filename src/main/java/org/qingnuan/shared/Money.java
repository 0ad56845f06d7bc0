package org.qingnuan.shared;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** An amount in whole fen (1 yuan = 100 fen), so that no sum ever passes through floating point. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final Pattern YUAN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,2})?");

    /** Reads yuan such as {@code 1234.5}; {@link IllegalArgumentException} if it is no amount or has more than 2 decimals, {@link ArithmeticException} beyond the range of long. */
    public static Money of(String yuan) {
        if (!YUAN.matcher(yuan).matches()) {
            throw new IllegalArgumentException("Not an amount in yuan with at most 2 decimals: " + yuan);
        }
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    /** The amount of so many fen. */
    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    /** Adds up a stream; the empty stream is {@link #ZERO}, overflow an {@link ArithmeticException}. */
    public static Collector<Money, ?, Money> sum() {
        return Collectors.reducing(ZERO, Money::plus);
    }

    /** The sum; {@link ArithmeticException} on overflow. */
    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /** The difference, which may be negative; {@link ArithmeticException} on overflow. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    /** The amount taken {@code count} times; {@link ArithmeticException} on overflow. */
    public Money times(long count) {
        return new Money(Math.multiplyExact(fen, count));
    }

    /** The same amount with the other sign; {@link ArithmeticException} on overflow. */
    public Money negate() {
        return new Money(Math.negateExact(fen));
    }

    public boolean isNegative() {
        return fen < 0;
    }

    /** Yuan with two decimals and no grouping, {@code 1234.56}, as sheets and files carry it. */
    public String toYuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return toYuan();
    }
}
