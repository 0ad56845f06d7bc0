package org.qingnuan.ledger;

import java.util.List;
import java.util.function.Function;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/** What the ledger demands before a stage counts as ended; nothing lacking = met. */
record StageGate(String stage, Function<CaseKey, List<Finding>> lacking) {

    static List<Finding> unless(boolean met, String reason, String remedy) {
        return met ? List.of() : List.of(Finding.ofSheet(reason, remedy));
    }
}
