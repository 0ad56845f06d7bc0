package org.qingnuan.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.shared.Finding;

/** A stage was to end although the ledger says that its work is not done; its message is for the user. */
public class StageNotDone extends RuntimeException {

    private final transient List<Finding> findings;

    public StageNotDone(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining()));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
