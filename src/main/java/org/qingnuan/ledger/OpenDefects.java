package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** What is still wrong with a contractor's work; whoever holds back its money asks for it. */
public interface OpenDefects {

    /** The rectifications and complaints of the lot's villages that have not ended, one Chinese sentence each with the village; empty for none. */
    List<String> ofLot(CaseKey lot);
}
