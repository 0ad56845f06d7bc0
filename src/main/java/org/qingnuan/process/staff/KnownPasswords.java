package org.qingnuan.process.staff;

import java.util.Locale;
import java.util.Set;
import org.qingnuan.process.Demonstration;

/** Passwords that everybody can guess, first of all the demonstration's. */
final class KnownPasswords {

    static final Set<String> ALL = Set.of(
            Demonstration.PASSWORD,
            "demo",
            "camunda",
            "admin",
            "administrator",
            "password",
            "postgres",
            "root",
            "guanli",
            "guanliyuan",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "iloveyou",
            "welcome",
            "123456",
            "12345678",
            "123456789");

    private static final String TAIL = "[\\d\\W_]+$";

    private KnownPasswords() {}

    /** Whether it is one of them, also with digits or signs behind it, or made of digits or a single character alone. */
    static boolean isLike(String password) {
        String plain = password.strip().toLowerCase(Locale.ROOT);
        return ALL.contains(plain)
                || ALL.contains(plain.replaceAll(TAIL, ""))
                || plain.chars().allMatch(Character::isDigit)
                || plain.chars().distinct().count() <= 2;
    }
}
