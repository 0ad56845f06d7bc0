package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.ledger.FieldSpec;

/**
 * Works what no official knows, as a stage of a plan's own may ask for: every field that the form requires gets a value that it
 * takes. Bodies work at once, so that what is noted is guarded.
 */
final class ByForm {

    private static final String PASSED = "approve";

    private final Services services;
    private final Map<Kind, Integer> times = new TreeMap<>();

    ByForm(Services services) {
        this.services = services;
    }

    private record Kind(String model, String task, List<String> filled) implements Comparable<Kind> {

        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }
    }

    Duty duty() {
        return Duty.within(1, 3, this::work);
    }

    private Step work(Turn turn) {
        Map<String, String> fields = new LinkedHashMap<>();
        required(turn).forEach(field -> fields.put(field.name(), value(turn, field)));
        note(turn, List.of());
        return Step.complete(fields);
    }

    /** The answers with those that the form requires and that are not among them. */
    Map<String, String> filled(Turn turn, Map<String, String> given) {
        List<FieldSpec> missing = required(turn).stream()
                .filter(field -> !given.containsKey(field.name()))
                .toList();
        if (missing.isEmpty()) {
            return given;
        }
        Map<String, String> fields = new HashMap<>(given);
        missing.forEach(field -> fields.put(field.name(), value(turn, field)));
        note(turn, missing.stream().map(FieldSpec::label).toList());
        return fields;
    }

    /** A name that stands for any with its beginning asks for none. */
    private List<FieldSpec> required(Turn turn) {
        return services.tasks().fields(turn.task().taskId(), turn.user()).stream()
                .filter(field -> field.required() && !field.name().endsWith(".*"))
                .toList();
    }

    private String value(Turn turn, FieldSpec field) {
        LocalDate today = turn.today();
        return switch (field.type()) {
            case "date" -> today.toString();
            case "integer", "money" -> "1";
            case "choice" -> choice(field.choices(), turn.time());
            case "boolean" -> "true";
            case FieldSpec.FILE -> services.papers().of(turn, field);
            default -> "演练办理";
        };
    }

    /** The one that lets pass, or the first; another each time the place gets the task again, so that no round is without an end. */
    private static String choice(List<String> choices, int time) {
        int first = Math.max(0, choices.indexOf(PASSED));
        return choices.isEmpty() ? "" : choices.get((first + time) % choices.size());
    }

    private synchronized void note(Turn turn, List<String> filled) {
        times.merge(new Kind(turn.task().definition(), turn.task().name(), filled), 1, Integer::sum);
    }

    /** What was done so far, by model and task. */
    synchronized List<Course.Generic> done() {
        return times.entrySet().stream()
                .map(one -> new Course.Generic(
                        one.getKey().model(),
                        one.getKey().task(),
                        one.getValue(),
                        one.getKey().filled()))
                .toList();
    }
}
