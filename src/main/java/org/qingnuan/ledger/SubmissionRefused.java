package org.qingnuan.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.shared.Finding;

/** What was handed in cannot be applied, mostly because the world has changed since its check; its message is for the user. */
public class SubmissionRefused extends RuntimeException {

    private final transient List<Finding> findings;

    public SubmissionRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining()));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
