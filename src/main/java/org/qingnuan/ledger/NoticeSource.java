package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** Where a list that is shown in public comes from; each bean serves its own subjects. */
public interface NoticeSource {

    NoticeList list();

    NoticeTable table(CaseKey subject);

    /** Takes a household out after an upheld objection. */
    void remove(CaseKey subject, long household, String reason, String by);
}
