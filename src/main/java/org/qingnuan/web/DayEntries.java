package org.qingnuan.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Examination;
import org.qingnuan.process.DeadlineAdjustments.Request;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.shared.PlanId;

/**
 * New last days as somebody typed them; what is no date of the calendar is a finding, not an error of the request.
 *
 * @param days by {@code <model>/<frame>}
 * @param findings about the others
 */
record DayEntries(PlanId plan, Map<String, LocalDate> days, List<ModelFinding> findings) {

    static DayEntries of(PlanId plan, Map<String, String> typed) {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        List<ModelFinding> findings = new ArrayList<>();
        typed.forEach((gate, text) -> {
            try {
                days.put(gate, LocalDate.parse(text.strip()));
            } catch (DateTimeParseException e) {
                String reason = text.isBlank() ? "没有填写新期限" : "“" + text + "”不是日期";
                findings.add(new ModelFinding(plan.value(), gate, reason, "请填写 2021-09-15 这样的日期"));
            }
        });
        return new DayEntries(plan, days, List.copyOf(findings));
    }

    Examination examined(DeadlineAdjustments deadlines, String source) {
        if (findings.isEmpty()) {
            return deadlines.examine(plan, request(source));
        }
        List<ModelFinding> others = days.isEmpty()
                ? List.of()
                : deadlines.examine(plan, request(source)).findings();
        return new Examination(Stream.concat(findings.stream(), others.stream()).toList(), List.of(), List.of());
    }

    Request request(String source) {
        return new Request.Days(source, null, days);
    }
}
