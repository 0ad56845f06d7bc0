package org.qingnuan.spreadsheet;

import java.util.regex.Pattern;

/** Makes plain what input methods and copied sheets put around the same text. */
final class Plain {

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
    private static final Pattern NOT_IN_HEADERS = Pattern.compile("[\\s\\p{Z}\\p{Cf}*＊]|[(（]必填[)）]");

    private Plain() {}

    /** Without blanks around it, full-width letters and digits as ordinary ones. */
    static String text(String raw) {
        return halfWidth(AROUND.matcher(raw).replaceAll(""));
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
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
                plain.setCharAt(i, (char) (c - '０' + '0'));
            }
        }
        return plain.toString();
    }
}
