package org.qingnuan.process.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.MilestoneNeed;
import org.qingnuan.ledger.MilestoneRule;
import org.qingnuan.ledger.MilestoneRules;
import org.qingnuan.ledger.MilestoneTrack;
import org.qingnuan.ledger.Target;

/**
 * The sections {@code milestones} and {@code subordinatePlans} of a plan.yaml: which models of milestones run for whom, and
 * what each milestone asks for (JN-02 to JN-07, JN-27).
 */
final class PlanMilestones {

    private static final Map<String, MilestoneNeed> NEEDS = Stream.of(MilestoneNeed.values())
            .collect(
                    Collectors.toMap(MilestoneNeed::key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    private static final Pattern CLAUSES = Pattern.compile("[A-Z]{2}-\\d{2}(、[A-Z]{2}-\\d{2})*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private PlanMilestones() {}

    /** Mistakes are noted in the map. */
    static MilestoneRules read(YamlMap milestones, List<Target> targets, Set<String> roles) {
        return new MilestoneRules(tracks(milestones, targets), rules(milestones.map("results"), roles));
    }

    private static List<MilestoneTrack> tracks(YamlMap milestones, List<Target> targets) {
        return milestones.maps("tracks").stream()
                .map(track -> new MilestoneTrack(
                        track.text("model", KEBAB, "请填写模型文件名，不带 .bpmn"),
                        track.value("bodies") != null
                                ? areas(track, "bodies", targets)
                                : track.value("except") == null ? List.of() : others(track, targets)))
                .toList();
    }

    private static List<String> others(YamlMap track, List<Target> targets) {
        List<String> except = areas(track, "except", targets);
        return targets.stream()
                .map(target -> target.area().id())
                .filter(area -> !except.contains(area))
                .toList();
    }

    private static List<String> areas(YamlMap track, String key, List<Target> targets) {
        List<String> named = track.list(key).stream().map(String::valueOf).toList();
        named.stream()
                .filter(area -> !known(area, targets))
                .forEach(area -> track.find(key, "targets.csv 中没有地区 " + area, "请填写 targets.csv 第一列的编号"));
        return named;
    }

    private static boolean known(String area, List<Target> targets) {
        return targets.stream().anyMatch(target -> target.area().id().equals(area));
    }

    private static List<MilestoneRule> rules(YamlMap results, Set<String> roles) {
        List<MilestoneRule> rules = new ArrayList<>();
        for (String frame : results.keys()) {
            YamlMap result = results.map(frame);
            MilestoneNeed need = result.choice("needs", NEEDS);
            String limit =
                    result.value("limit") == null ? "" : result.text("limit", NUMBER, "请填写加引号的数，最多两位小数，如 \"35\"");
            String role = result.text("by");
            String clause = result.text("clause", CLAUSES, "请填写条目编号，如 JN-03；几条之间用顿号");
            if (!role.isEmpty() && !roles.contains(role)) {
                result.find("by", "没有角色 " + role, "可用的角色：" + String.join("、", roles));
            }
            if (need != null && needsLimit(need) && limit.isEmpty()) {
                result.find("limit", "没有填写", "请填写锅炉蒸吨数或储气天数");
            }
            rules.add(new MilestoneRule(
                    frame, need, NUMBER.matcher(limit).matches() ? new BigDecimal(limit) : null, role, clause));
        }
        return rules;
    }

    private static boolean needsLimit(MilestoneNeed need) {
        return need != MilestoneNeed.PLAIN_COVERAGE && need != MilestoneNeed.COVERAGE;
    }

    /** By a body's area, the plan of its towns. */
    static Map<String, String> subordinate(YamlMap plans, List<Target> targets) {
        Map<String, String> below = new LinkedHashMap<>();
        for (String area : plans.keys()) {
            if (!known(area, targets)) {
                plans.find(area, "targets.csv 中没有这个地区", "请填写 targets.csv 第一列的编号");
            }
            below.put(area, plans.text(area));
        }
        return below;
    }
}
