package org.qingnuan.webapps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a locale of ours beside the vendor's: one line per fault, naming application, key and both texts. */
final class LabelFaults {

    /** Texts that read the same in both languages: comparison signs, the word ID, names of formats. */
    private static final Set<String> SAME_IN_BOTH = Set.of("<", "<=", ">", ">=", "ID", "CSV", "JSON");

    /** Texts of which ours leaves out the vendor's link: the advertisement for the next product, and his welcome page. */
    private static final Set<String> WITHOUT_THE_VENDORS_LINK = Set.of("BANNER_CE_EOL_TEXT", "FIRST_LOGIN_INFO");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{}|%[sd]|\\n|&lt;|&gt;|</?(?:a|br|strong|i|b|p)\\b[^>]*>");

    private LabelFaults() {}

    /** The faults of the Chinese texts, none if every English one has its translation and there is no other. */
    static List<String> of(String app, Map<String, String> english, Map<String, String> chinese) {
        List<String> faults = new ArrayList<>();
        english.forEach((key, theirs) -> {
            String ours = chinese.get(key);
            if (ours == null) {
                faults.add(fault(app, key, "missing", theirs, ours));
            } else {
                faults.addAll(faultsOf(app, key, theirs, ours));
            }
        });
        chinese.forEach((key, ours) -> {
            if (!english.containsKey(key)) {
                faults.add(fault(app, key, "unknown to the vendor", null, ours));
            }
        });
        return faults;
    }

    private static List<String> faultsOf(String app, String key, String theirs, String ours) {
        List<String> faults = new ArrayList<>();
        if (!SAME_IN_BOTH.contains(ours)) {
            if (ours.equals(theirs)) {
                faults.add(fault(app, key, "not translated", theirs, ours));
            } else if (!HAN.matcher(ours).find()) {
                faults.add(fault(app, key, "no Chinese in it", theirs, ours));
            }
        }
        if (!WITHOUT_THE_VENDORS_LINK.contains(key) && !placeholders(ours).equals(placeholders(theirs))) {
            faults.add(fault(app, key, "other placeholders or tags", theirs, ours));
        }
        return faults;
    }

    /** Variables, line breaks and tags of a text, sorted because Chinese puts them in another order. */
    static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group().replace(" }}", "}}").replace("{{ ", "{{"))
                .sorted()
                .toList();
    }

    private static String fault(String app, String key, String what, String theirs, String ours) {
        return "%s: %s: %s: [%s] [%s]".formatted(app, key, what, theirs, ours);
    }
}
