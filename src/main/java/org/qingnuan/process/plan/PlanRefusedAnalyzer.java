package org.qingnuan.process.plan;

import org.qingnuan.process.PlanRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which file of a plan's folder keeps the application from starting, and why. */
class PlanRefusedAnalyzer extends AbstractFailureAnalyzer<PlanRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PlanRefused cause) {
        return new FailureAnalysis("方案目录有错，清暖没有启动：\n" + cause.getMessage(), "请按上面的提示更正方案目录后重新启动。", cause);
    }
}
