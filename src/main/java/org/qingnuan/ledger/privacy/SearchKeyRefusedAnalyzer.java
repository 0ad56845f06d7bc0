package org.qingnuan.ledger.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which search key a node lacks, instead of a stack trace. */
class SearchKeyRefusedAnalyzer extends AbstractFailureAnalyzer<SearchKeyRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SearchKeyRefused cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
