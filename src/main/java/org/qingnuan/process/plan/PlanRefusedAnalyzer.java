package org.qingnuan.process.plan;

import org.qingnuan.process.PlanRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which file of a plan's folder keeps the application from starting, and why. */
class PlanRefusedAnalyzer extends AbstractFailureAnalyzer<PlanRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PlanRefused cause) {
        return new FailureAnalysis(
                "方案目录有错。" + (cause.findings().size() == 1 ? "" : "\n") + cause.getMessage() + "。",
                (cause.findings().size() == 1 ? "" : "\n") + "请更正后重新启动。",
                cause);
    }
}
