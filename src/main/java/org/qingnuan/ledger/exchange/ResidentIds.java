package org.qingnuan.ledger.exchange;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qingnuan.shared.WrittenDates;

/** Resident ids by GB 11643: check digit and a real birth date, never the area code, which is that of the first registration. */
public final class ResidentIds {

    private static final Pattern LONG = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern SHORT = Pattern.compile("[0-9]{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private ResidentIds() {}

    /** What is wrong with an id, in Chinese, empty when nothing is; lower-case x and the 15 digits of old ids are right. */
    public static Optional<String> fault(String id, LocalDate today) {
        String upper = id.toUpperCase(Locale.ROOT);
        boolean old = SHORT.matcher(upper).matches();
        if (!old && !LONG.matcher(upper).matches()) {
            return Optional.of("不是18位身份证号");
        }
        Optional<LocalDate> birth = WrittenDates.parse(old ? "19" + upper.substring(6, 12) : upper.substring(6, 14));
        if (birth.isEmpty() || birth.get().isAfter(today)) {
            return Optional.of("出生日期不存在");
        }
        if (!old && checkDigit(upper) != upper.charAt(17)) {
            return Optional.of("校验码不对");
        }
        return Optional.empty();
    }

    /** The one spelling an id is searched by: 18 characters, upper case. */
    public static String canonical(String id) {
        String upper = id.strip().toUpperCase(Locale.ROOT);
        if (!SHORT.matcher(upper).matches()) {
            return upper;
        }
        String digits = upper.substring(0, 6) + "19" + upper.substring(6);
        return digits + checkDigit(digits);
    }

    /** The check digit of the first 17 digits. */
    public static char checkDigit(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
    }
}
