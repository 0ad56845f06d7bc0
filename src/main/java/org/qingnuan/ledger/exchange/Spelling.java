package org.qingnuan.ledger.exchange;

import java.text.Normalizer;
import java.util.Locale;

/** One spelling of what people write in several, so that the same house, meter or account is recognised. */
public final class Spelling {

    private Spelling() {}

    /** An address without spaces, full-width characters and variants of 号. */
    public static String address(String address) {
        return plain(address).replace('號', '号').replace("号院", "号");
    }

    /** A number of a device, meter or account: upper case, without spaces and hyphens. */
    public static String number(String number) {
        return plain(number).replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a bank card's check digit (Luhn) is right. */
    public static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
