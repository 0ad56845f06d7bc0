package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.qingnuan.ledger.OpenTask;

/** When each open task is taken up: drawn when the task is first seen, forgotten when it is gone. Several people may postpone at once. */
final class Desk {

    /** What is remembered of an open task. */
    record Noted(OpenTask task, LocalDate since, String place, int time) {}

    private final Map<String, Noted> noted = new HashMap<>();
    private final Map<String, LocalDate> turns = new ConcurrentHashMap<>();
    private final Map<String, Integer> times = new HashMap<>();

    boolean isNew(OpenTask task) {
        return !noted.containsKey(task.taskId());
    }

    /** How often the place had this kind of task before; counts this time. */
    int countTime(String place, String taskKey) {
        return times.merge(place + "|" + taskKey, 1, Integer::sum) - 1;
    }

    void note(Noted task, LocalDate turn) {
        noted.put(task.task().taskId(), task);
        turns.put(task.task().taskId(), turn);
    }

    void postpone(String taskId, LocalDate turn) {
        turns.put(taskId, turn);
    }

    void keepOnly(Set<String> open) {
        noted.keySet().retainAll(open);
        turns.keySet().retainAll(open);
    }

    Noted get(String taskId) {
        return noted.get(taskId);
    }

    boolean isDue(String taskId, LocalDate today) {
        LocalDate turn = turns.get(taskId);
        return turn != null && !turn.isAfter(today);
    }

    /** The groups that have a task whose turn has come. */
    Set<String> groupsDue(LocalDate today) {
        return noted.values().stream()
                .filter(one -> isDue(one.task().taskId(), today))
                .map(one -> one.task().group())
                .collect(Collectors.toSet());
    }

    /** The first day on which a task is taken up, null without any. */
    LocalDate next() {
        return turns.values().stream().min(LocalDate::compareTo).orElse(null);
    }
}
