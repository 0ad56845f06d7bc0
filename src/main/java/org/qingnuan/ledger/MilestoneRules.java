package org.qingnuan.ledger;

import java.util.List;

/** A plan's milestones: the models that run for them and what each asks for; nothing in a plan without. */
public record MilestoneRules(List<MilestoneTrack> tracks, List<MilestoneRule> rules) {

    public static final MilestoneRules NONE = new MilestoneRules(List.of(), List.of());

    public MilestoneRules {
        tracks = tracks == null ? List.of() : List.copyOf(tracks);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /** Throws IllegalStateException for a frame the plan says nothing of. */
    public MilestoneRule of(String frame) {
        return rules.stream()
                .filter(rule -> rule.frame().equals(frame))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("plan.yaml 没有写明里程碑 " + frame));
    }
}
