package org.qingnuan.spreadsheet;

import java.util.regex.Pattern;

/** Makes plain what input methods and copied sheets put around the same text. */
final class Plain {

    private static final Pattern NOT_IN_HEADERS = Pattern.compile("[\\s\\p{Z}\\p{Cf}*＊]|[(（]必填[)）]");

    private Plain() {}

    /** Without blanks around it, full-width letters and digits as ordinary ones. */
    static String text(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && isBlank(raw.codePointAt(from))) {
            from += Character.charCount(raw.codePointAt(from));
        }
        while (from < to && isBlank(raw.codePointBefore(to))) {
            to -= Character.charCount(raw.codePointBefore(to));
        }
        return halfWidth(raw.substring(from, to));
    }

    /** White space, separators and signs that nobody sees. */
    private static boolean isBlank(int character) {
        if (character <= ' ') {
            return character == ' ' || character >= '\t' && character <= '\r';
        }
        return character > '~'
                && switch (Character.getType(character)) {
                    case Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.FORMAT -> true;
                    default -> false;
                };
    }

    /** A number or date without any blanks, full-width signs as ordinary ones. */
    static String number(String raw) {
        return text(raw)
                .replaceAll("[\\s\\p{Z}]", "")
                .replace('．', '.')
                .replace('－', '-')
                .replace('／', '/')
                .replace('，', ',');
    }

    /** A header without blanks, brackets' width and the marks of required columns. */
    static String header(String raw) {
        return halfWidth(NOT_IN_HEADERS.matcher(raw).replaceAll(""))
                .replace('（', '(')
                .replace('）', ')');
    }

    private static String halfWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isFullWidth(text.charAt(i))) {
                StringBuilder plain = new StringBuilder(text);
                for (int j = i; j < plain.length(); j++) {
                    char c = plain.charAt(j);
                    plain.setCharAt(j, isFullWidth(c) ? (char) (c - '０' + '0') : c);
                }
                return plain.toString();
            }
        }
        return text;
    }

    private static boolean isFullWidth(char c) {
        return c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ';
    }
}
