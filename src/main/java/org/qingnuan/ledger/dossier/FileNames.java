package org.qingnuan.ledger.dossier;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes the name that a browser sent into one that can be stored and downloaded under any system. */
final class FileNames {

    private static final int LONGEST = 120;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Controls and invisible marks, among them those that turn the reading direction and so hide an ending. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern RESERVED = Pattern.compile("[:*?\"<>|]");

    private FileNames() {}

    /** Without folders, invisible marks and reserved characters, at most 120 characters with its ending. */
    static String clean(String given) {
        String name = given == null ? "" : FOLDERS.matcher(given).replaceFirst("");
        name = RESERVED.matcher(INVISIBLE.matcher(name).replaceAll("")).replaceAll("_");
        name = name.strip().replaceAll("^\\.+", "");
        String ending = ending(name);
        String stem = ending.isEmpty() ? name : name.substring(0, name.length() - ending.length() - 1);
        stem = stem.isBlank() ? "文件" : stem.strip();
        int room = LONGEST - (ending.isEmpty() ? 0 : ending.length() + 1);
        String kept = stem.length() > room ? stem.substring(0, room) : stem;
        kept = Character.isHighSurrogate(kept.charAt(kept.length() - 1)) ? kept.substring(0, kept.length() - 1) : kept;
        return ending.isEmpty() ? kept : kept + "." + ending;
    }

    /** The ending in lower case without its dot, empty without one or when it is no word of at most ten letters. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,10}") ? ending : "";
    }
}
