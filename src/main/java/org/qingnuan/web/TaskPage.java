package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.ledger.TypedSheets.TypedSheet;

/**
 * What a task's form shows, as JSON for the form kit.
 *
 * @param form {@code <model>.<task>}
 * @param place from the body's name down to the household's
 * @param responsible who answers for it in the town, null while nobody is named (ZC-24)
 * @param deadline null without one
 * @param sheet the sheet as a table, null without a sheet or for too many rows to type
 * @param words what the plan puts into the form
 * @param csrf what the kit has to send with each change
 */
record TaskPage(
        String id,
        String name,
        String form,
        String subject,
        String plan,
        List<String> place,
        String responsible,
        String assignee,
        List<Figure> numbers,
        Deadline deadline,
        List<Step> before,
        TypedSheet sheet,
        boolean reportable,
        List<Person> colleagues,
        Map<String, String> draft,
        Facts facts,
        Files files,
        Words words,
        Csrf csrf) {

    record Figure(String label, int value) {}

    /** @param days until the last day that is on time, negative when it is over */
    record Deadline(String name, String date, String text, long days) {}

    record Step(String task, String by, String at, String summary) {}

    /**
     * @param most bytes of one file
     * @param open what was uploaded for this form and not handed in yet
     * @param earlier what was handed in with the same task before
     * @param evidence what the preceding tasks handed in
     */
    record Files(long most, List<File> open, List<File> earlier, List<File> evidence) {}

    /**
     * @param posts by role
     * @param rules the rules that the plan has, for fields which count under one alone
     * @param sentence what the plan's own document says about the task, null without one
     */
    record Words(Map<String, String> posts, List<String> rules, String sentence) {}

    /** @param href without the context path */
    record File(UUID id, String field, String label, String name, String size, String by, String at, String href) {}

    record Person(String id, String name) {}

    record Csrf(String header, String token) {}
}
