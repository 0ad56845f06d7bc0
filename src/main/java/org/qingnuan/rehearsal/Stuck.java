package org.qingnuan.rehearsal;

import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.shared.Finding;

/** The rehearsal cannot go on; the message says why in Chinese. */
final class Stuck extends RuntimeException {

    private static final int SHOWN = 3;

    Stuck(String message) {
        super(message);
    }

    /** Names the first few of what was found wrong. */
    static Stuck by(String what, List<Finding> findings) {
        String first = findings.stream().limit(SHOWN).map(Finding::sentence).collect(Collectors.joining());
        return new Stuck("%s（共%d处）：%s".formatted(what, findings.size(), first));
    }
}
