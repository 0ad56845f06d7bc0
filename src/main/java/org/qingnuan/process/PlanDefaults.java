package org.qingnuan.process;

import java.util.List;
import java.util.Set;
import org.qingnuan.shared.PlanId;

/**
 * What a plan's document leaves open and the plan has as a default (requirements B5): values of plan.yaml that only the
 * default one states or that the plan marks under {@code defaults}, dates whose timers say so, and what the models'
 * documentation calls 默认.
 */
public interface PlanDefaults {

    /** All of them, as the plan is deployed; {@link Defaults#NONE} of a plan that never was. */
    Defaults of(PlanId plan);

    /**
     * Whether a value is a default.
     *
     * @param path of plan.yaml as {@code rules.rectificationDays}, of a frame's date as {@code deadlines.works}, or of a
     *     stage within a frame as {@code stages.survey}
     */
    boolean has(PlanId plan, String path);

    /** @param paths as {@link #has} takes them */
    record Defaults(List<Group> groups, Set<String> paths) {

        public static final Defaults NONE = new Defaults(List.of(), Set.of());
    }

    record Group(String title, List<Item> items) {}

    /**
     * One default.
     *
     * @param value what holds, null where the reason says it
     * @param reason why it is a default
     */
    record Item(String label, String value, String reason) {}
}
