package org.qingnuan.process;

import org.qingnuan.ledger.Complaint;
import org.qingnuan.ledger.NewComplaint;
import org.qingnuan.shared.CaseKey;

/** Complaints taken in and at once on the desk of whoever handles them (LZ-47). */
public interface Complaining {

    /** As {@link org.qingnuan.ledger.Complaints#receive}, and starts its process unless it joins another; the owner must hold the handling post. */
    Complaint receive(CaseKey place, NewComplaint complaint, String by);

    /** As {@link org.qingnuan.ledger.Complaints#reopen}, and starts the process once more. */
    void reopen(CaseKey complaint, String reason, String by);
}
