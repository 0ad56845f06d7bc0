package org.qingnuan.spreadsheet;

/** Shows a personal value so that its owner recognises it and nobody else learns it (D-43). */
final class Masking {

    private Masking() {}

    static String mask(String value) {
        int length = value.length();
        int front = length >= 11 ? 3 : 1;
        int back = length >= 11 ? 4 : length > 4 ? 2 : 0;
        return value.substring(0, Math.min(front, length))
                + "*".repeat(Math.max(0, length - front - back))
                + value.substring(Math.max(Math.min(front, length), length - back));
    }
}
