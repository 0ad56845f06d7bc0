package org.qingnuan.shared;

import java.util.regex.Pattern;

/** The form of our own ids: lower case words and numbers joined by hyphens, without dots. */
final class Kebab {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Kebab() {}

    static boolean is(String text) {
        return WORDS.matcher(text).matches();
    }

    static String require(String what, String text) {
        if (text == null || !is(text)) {
            throw new IllegalArgumentException("Not a %s in kebab form: %s".formatted(what, text));
        }
        return text;
    }
}
