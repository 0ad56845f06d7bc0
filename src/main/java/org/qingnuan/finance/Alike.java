package org.qingnuan.finance;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares a bank's name or account with ours; banks leave them out, space them or mask them with stars. */
public final class Alike {

    private Alike() {}

    /** Whether the bank's text is empty, equal to ours, or ours with some characters masked. */
    public static boolean are(String banks, String ours) {
        if (banks == null || banks.isBlank()) {
            return true;
        }
        String theirs = banks.replaceAll("\\s", "");
        String own = ours.replaceAll("\\s", "");
        if (!theirs.contains("*")) {
            return theirs.equals(own);
        }
        String pattern =
                Arrays.stream(theirs.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
        return own.matches(pattern);
    }
}
