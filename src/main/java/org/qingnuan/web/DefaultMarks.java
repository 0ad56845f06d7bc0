package org.qingnuan.web;

import java.util.stream.Stream;
import org.qingnuan.process.PlanDefaults;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Writes （默认） behind a value that a plan's document does not state (B5). */
@Component
class DefaultMarks {

    private static final String MARK = "（默认）";

    private final PlanDefaults defaults;

    DefaultMarks(PlanDefaults defaults) {
        this.defaults = defaults;
    }

    /** The mark where any of the values is a default, as {@link PlanDefaults#has} takes their paths; else nothing. */
    String of(PlanId plan, String... paths) {
        return Stream.of(paths).anyMatch(path -> defaults.has(plan, path)) ? MARK : "";
    }
}
