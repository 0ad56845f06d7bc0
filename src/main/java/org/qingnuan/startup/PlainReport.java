package org.qingnuan.startup;

import java.io.PrintWriter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says on the console why there is no start, in one line: what, where and how to mend it. It needs no logging to stand. */
class PlainReport implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        try (PrintWriter console = Console.err()) {
            console.println("清暖没有启动：" + sentence(analysis));
        }
    }

    static String sentence(FailureAnalysis analysis) {
        String action = analysis.getAction();
        return analysis.getDescription().strip() + (action == null || action.isBlank() ? "" : action.strip());
    }
}
