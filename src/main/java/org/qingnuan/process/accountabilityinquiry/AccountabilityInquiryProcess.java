package org.qingnuan.process.accountabilityinquiry;

import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.process.AccountabilityOpening;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to accountability that no lateness brings up. */
@Component
class AccountabilityInquiryProcess implements AccountabilityOpening {

    private static final String MODEL = "accountability-inquiry";

    private final AccountabilityInquiries inquiries;
    private final Relay relay;

    AccountabilityInquiryProcess(AccountabilityInquiries inquiries, Relay relay) {
        this.inquiries = inquiries;
        this.relay = relay;
    }

    @Override
    @Transactional
    public CaseKey open(CaseKey body, AccountabilityInquiries.Matter matter, String by) {
        CaseKey inquiry = inquiries.open(body, matter, by);
        relay.start(MODEL, inquiry);
        return inquiry;
    }
}
