package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** Who is eligible beyond a village's quota and waits in the order of registration (LZ-12). */
public interface WaitingList {

    /** Confirms the next ones as far as the quota has room again; nobody once the village's construction has ended. Returns how many. */
    int moveUp(CaseKey village, String by);
}
