package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.PlanId;
import org.yaml.snakeyaml.Yaml;

/** What the plan.yaml of a plan's folder says, read for a copy that has areas of its own. */
public record CopiedPlan(
        LocalDate issued,
        int year,
        PlanRules rules,
        Map<String, RolePost> roles,
        Map<String, Implementer> implementers,
        List<ApprovalStep> steps,
        SubsidyLimits limits) {

    /** What speaks of the plan's own areas, or of what a test brings only where it is about it. */
    private static final List<String> LEFT_OUT =
            List.of("gates", "categories", "tracks", "milestones", "subordinatePlans", "defaults");

    /**
     * The file without what is left out in copies, changed as asked; the file's own keys may be put back by the change.
     *
     * @param change of the file as a map; its second argument is the map as it stands in the folder
     */
    public static CopiedPlan of(PlanId original, List<Target> targets, Change change) {
        PlanFolder folder = PlanFolder.of(original, null);
        Map<String, Object> own = YamlMap.read("plan.yaml", folder.file("plan.yaml"));
        Map<String, Object> copied = YamlMap.read("plan.yaml", folder.file("plan.yaml"));
        LEFT_OUT.forEach(copied::remove);
        change.apply(copied, own);
        PlanContents contents = PlanFile.read(
                original,
                "plan.yaml",
                new Yaml().dump(copied).getBytes(StandardCharsets.UTF_8),
                PlanFolder.defaults().file("plan.yaml"),
                targets);
        return new CopiedPlan(
                contents.charter().issued(),
                contents.charter().year(),
                contents.charter().rules(),
                contents.roles(),
                contents.implementers(),
                contents.steps(),
                contents.limits());
    }

    /** What a copy says otherwise than its folder. */
    public interface Change {

        Change NONE = (copied, own) -> {};

        void apply(Map<String, Object> copied, Map<String, Object> own);

        /** One section changed, begun where there is none. */
        static Change section(String name, Consumer<Map<String, Object>> change) {
            return (copied, own) -> change.accept(section(copied, name));
        }

        /** These sections as the folder has them. */
        static Change with(String... sections) {
            return (copied, own) -> List.of(sections).forEach(section -> copied.put(section, own.get(section)));
        }

        default Change and(Change other) {
            return (copied, own) -> {
                apply(copied, own);
                other.apply(copied, own);
            };
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> section(Map<String, Object> file, String name) {
            return (Map<String, Object>) file.computeIfAbsent(name, key -> new java.util.LinkedHashMap<>());
        }
    }
}
