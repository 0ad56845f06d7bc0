package org.qingnuan.process;

import java.util.List;
import java.util.stream.Collectors;

/** A deployment that breaks the rules for models; it names every finding at once. */
public final class PlanRefused extends RuntimeException {

    private final List<ModelFinding> findings;

    public PlanRefused(List<ModelFinding> findings) {
        super(findings.stream().map(ModelFinding::sentence).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<ModelFinding> findings() {
        return findings;
    }
}
