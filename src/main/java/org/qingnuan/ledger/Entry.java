package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * What a person hands in for a task.
 *
 * @param task {@code <definition key without the plan>.<element id>}
 * @param taskId the engine's id of the task, null when checked again on being applied
 * @param fields by name; dates as 2021-08-30, money in yuan, truth as {@code true} and {@code false}, several choices by comma
 * @param sheet the checked sheet, null without one
 */
public record Entry(
        CaseKey subject,
        String task,
        String taskId,
        String by,
        List<FieldSpec> specs,
        Map<String, String> fields,
        UUID sheet) {}
