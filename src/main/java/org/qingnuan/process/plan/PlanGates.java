package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.PlanGate;

/** The section {@code gates} of a plan.yaml: what is demanded before which point (requirements B6). */
final class PlanGates {

    private static final Map<String, GatePoint> POINTS = named(GatePoint.values(), GatePoint::key);
    private static final Map<String, GateMode> MODES = named(GateMode.values(), GateMode::key);
    private static final Pattern CLAUSES = Pattern.compile("[A-Z]{2}-\\d{2}(、[A-Z]{2}-\\d{2})*");

    private PlanGates() {}

    private static <T> Map<String, T> named(T[] all, Function<T, String> key) {
        return Stream.of(all)
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** Mistakes are noted in the map; what is wrong is left out. */
    static List<PlanGate> read(YamlMap gates) {
        List<PlanGate> read = new ArrayList<>();
        for (String key : gates.keys()) {
            YamlMap gate = gates.map(key);
            ConditionKind kind = ConditionKind.of(key).orElse(null);
            GatePoint before = gate.choice("before", POINTS);
            GateMode mode = gate.choice("mode", MODES);
            String clause = gate.text("clause", CLAUSES, "请填写条目编号，如 HZ-05；几条之间用顿号");
            boolean byDefault = gate.value("default") != null && gate.flag("default");
            if (kind == null) {
                gates.find(key, "没有这种前置条件", known());
            } else if (before != null && mode != null) {
                check(gate, kind, before, mode);
                boolean numbered = gate.value("numbered") != null && gate.flag("numbered");
                String issuer = gate.value("issuer") == null ? null : gate.text("issuer");
                read.add(new PlanGate(kind, before, mode, clause, byDefault, numbered, issuer));
            }
        }
        return read;
    }

    private static void check(YamlMap gate, ConditionKind kind, GatePoint before, GateMode mode) {
        if (!before.asks(kind.scope())) {
            gate.find(
                    "before",
                    kind.label() + "按" + (kind.scope() == ConditionKind.Scope.LOT ? "标段" : "村") + "登记，到"
                            + before.label() + "时还无从要求",
                    "请改在别的环节之前，如 construction");
        }
        if (before == GatePoint.CLOSE && mode == GateMode.DEFERRABLE) {
            gate.find("mode", "办结之后没有可以补的环节，不能容缺", "请填写 required 或 advised");
        }
    }

    private static String known() {
        return "可用的前置条件："
                + Stream.of(ConditionKind.values()).map(ConditionKind::key).collect(Collectors.joining("、"));
    }
}
