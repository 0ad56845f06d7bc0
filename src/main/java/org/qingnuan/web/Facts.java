package org.qingnuan.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a person needs to see for one task besides the fields.
 *
 * @param choices what a field offers, by field name
 * @param repeats the items that a form's repeated fields stand for
 */
record Facts(
        List<Table> tables,
        Map<String, List<Choice>> choices,
        List<Repeat> repeats,
        List<Download> downloads,
        List<String> notes) {

    static final Facts NONE = new Facts(List.of(), Map.of(), List.of(), List.of(), List.of());

    record Table(String title, List<String> columns, List<List<String>> rows) {}

    record Choice(String value, String label) {}

    /** One item; {@code key} takes the place of {@code *} in the field names. */
    record Repeat(String key, String title, String note) {}

    /** A file to fetch or a page to open and print, {@code href} without the context path. */
    record Download(String label, String href, boolean page) {}

    static Facts of(Table... tables) {
        return new Facts(List.of(tables), Map.of(), List.of(), List.of(), List.of());
    }

    static Facts choosing(String field, List<Choice> choices) {
        return new Facts(List.of(), Map.of(field, choices), List.of(), List.of(), List.of());
    }

    /** One more choice of a field, behind the others. */
    Facts choice(String field, Choice more) {
        Map<String, List<Choice>> all = new LinkedHashMap<>(choices);
        all.merge(field, List.of(more), Facts::joined);
        return new Facts(tables, all, repeats, downloads, notes);
    }

    /** The pairs of a small table of two columns, those without a value left out. */
    static Table pairs(String title, Stream<Pair> pairs) {
        return new Table(
                title,
                List.of("项目", "内容"),
                pairs.filter(pair -> pair.value() != null && !pair.value().isBlank())
                        .map(pair -> List.of(pair.name(), pair.value()))
                        .toList());
    }

    record Pair(String name, String value) {}

    Facts note(String... more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(List.of(more));
        return new Facts(tables, choices, repeats, downloads, all);
    }

    Facts download(String label, String href) {
        return with(new Download(label, href, false));
    }

    /** A page of ours that opens beside the form. */
    Facts page(String label, String href) {
        return with(new Download(label, href, true));
    }

    private Facts with(Download download) {
        List<Download> all = new ArrayList<>(downloads);
        all.add(download);
        return new Facts(tables, choices, repeats, all, notes);
    }

    Facts repeat(List<Repeat> items) {
        return new Facts(tables, choices, items, downloads, notes);
    }

    Facts plus(Facts other) {
        Map<String, List<Choice>> allChoices = new LinkedHashMap<>(choices);
        allChoices.putAll(other.choices);
        return new Facts(
                joined(tables, other.tables),
                allChoices,
                joined(repeats, other.repeats),
                joined(downloads, other.downloads),
                joined(notes, other.notes));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
