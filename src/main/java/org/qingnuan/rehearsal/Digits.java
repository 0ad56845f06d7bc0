package org.qingnuan.rehearsal;

/** Numbers of persons, cards and companies with the check digits that make them valid. */
final class Digits {

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECK = "10X98765432";
    private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private Digits() {}

    /** A resident id (GB 11643) from its first 17 digits. */
    static String identity(String first) {
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += ID_WEIGHTS[i] * (first.charAt(i) - '0');
        }
        return first + ID_CHECK.charAt(sum % ID_CHECK.length());
    }

    /** A bank card (Luhn) from all digits but the last. */
    static String card(String first) {
        int sum = 0;
        for (int i = 0; i < first.length(); i++) {
            int digit = first.charAt(first.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return first + (10 - sum % 10) % 10;
    }

    /** A unified social credit code (GB 32100) from its first 17 characters. */
    static String creditCode(String first) {
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_WEIGHTS[i] * CREDIT.indexOf(first.charAt(i));
        }
        int size = CREDIT.length();
        return first + CREDIT.charAt((size - sum % size) % size);
    }
}
