package org.qingnuan.web;

import java.util.HashMap;
import java.util.Map;
import org.qingnuan.ledger.BoardCase;
import org.qingnuan.process.Staff;

/** Names of people and groups, each asked for once per request. */
final class Names {

    private final Staff staff;
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    Names(Staff staff) {
        this.staff = staff;
    }

    /** Who has the task, or may take it; null for a task of nobody's. */
    String holder(BoardCase.Wait task) {
        if (task.holder() != null) {
            return user(task.holder());
        }
        return task.group() == null ? null : groups.computeIfAbsent(task.group(), staff::groupName);
    }

    /** Null for null. */
    String user(String id) {
        return id == null ? null : users.computeIfAbsent(id, staff::name);
    }
}
