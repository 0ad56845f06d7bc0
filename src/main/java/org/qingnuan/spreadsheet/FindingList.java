package org.qingnuan.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import org.qingnuan.shared.Finding;

/** Findings up to a number that a person can still work through; the rest is counted. */
final class FindingList {

    private static final int MOST = 10_000;

    private final List<Finding> findings = new ArrayList<>();
    private int more;

    void add(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        } else {
            more++;
        }
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>(findings);
        if (more > 0) {
            all.add(Finding.ofSheet("问题太多，另有" + more + "处没有列出", "请先改正已列出的各处，再上传检查"));
        }
        return all;
    }
}
