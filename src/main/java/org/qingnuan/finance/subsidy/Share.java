package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.Money;

/**
 * What one source takes of an amount: a ratio, a fixed amount or the rest, and at least its minimum.
 *
 * @param numerator of a ratio, null for the other two
 * @param fixed in fen, null for the other two
 * @param minimum in fen, 0 for none
 */
record Share(FundSource source, BigDecimal numerator, BigDecimal denominator, Long fixed, long minimum) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern TEXT =
            Pattern.compile("(SUPERIOR|CITY_AWARD|DISTRICT_MATCHING):(rest|[0-9./]+%?|[0-9.]+元)(>=([0-9.]+)元)?");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,4})?)%?");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,4})/([1-9][0-9]{0,3})");
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");

    /** Reads {@code SUPERIOR:50}, {@code SUPERIOR:2/5}, {@code SUPERIOR:240.00元} or {@code DISTRICT_MATCHING:rest>=180元}; null for none of them. */
    static Share parse(String text) {
        Matcher part = TEXT.matcher(text);
        if (!part.matches()
                || part.group(4) != null && !YUAN.matcher(part.group(4)).matches()) {
            return null;
        }
        FundSource source = FundSource.valueOf(part.group(1));
        long minimum = part.group(4) == null ? 0 : Money.of(part.group(4)).fen();
        String how = part.group(2);
        if (how.equals("rest")) {
            return new Share(source, null, null, null, minimum);
        }
        if (how.endsWith("元")) {
            String yuan = how.substring(0, how.length() - 1);
            return YUAN.matcher(yuan).matches()
                    ? new Share(source, null, null, Money.of(yuan).fen(), minimum)
                    : null;
        }
        Matcher percent = PERCENT.matcher(how);
        if (percent.matches()) {
            return new Share(source, new BigDecimal(percent.group(1)), HUNDRED, null, minimum);
        }
        Matcher fraction = FRACTION.matcher(how);
        return fraction.matches()
                ? new Share(source, new BigDecimal(fraction.group(1)), new BigDecimal(fraction.group(2)), null, minimum)
                : null;
    }

    boolean rest() {
        return numerator == null && fixed == null;
    }

    /** What it takes of an amount, cut down to the fen, as long as there is enough; the minimum alone for the rest. */
    long of(long fen) {
        if (fixed != null) {
            return Math.max(fixed, minimum);
        }
        if (numerator == null) {
            return minimum;
        }
        BigInteger cut = BigDecimal.valueOf(fen)
                .multiply(numerator)
                .divideToIntegralValue(denominator)
                .toBigInteger();
        return Math.max(cut.longValueExact(), minimum);
    }
}
