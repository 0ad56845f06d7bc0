package org.qingnuan.process.complaint;

import java.util.List;
import org.qingnuan.ledger.Complaint;
import org.qingnuan.ledger.Complaint.Handler;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.ledger.NewComplaint;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Complaining;
import org.qingnuan.process.Staff;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to complaints. */
@Component
class ComplaintProcess implements Complaining {

    private static final String MODEL = "complaint";

    private final Complaints complaints;
    private final Staff staff;
    private final Relay relay;

    ComplaintProcess(Complaints complaints, Staff staff, Relay relay) {
        this.complaints = complaints;
        this.staff = staff;
        this.relay = relay;
    }

    @Override
    @Transactional
    public Complaint receive(CaseKey place, NewComplaint complaint, String by) {
        Complaint received = complaints.receive(place, complaint, by);
        String role = received.handler() == Handler.TOWN ? Roles.TOWN_OFFICIAL : Roles.DISTRICT_OFFICE;
        if (!staff.people(received.key(), role).contains(received.owner())) {
            throw new SubmissionRefused(List.of(Finding.ofField("承办人", received.owner(), "不是承办单位的人员", "请重新选择")));
        }
        if (received.open()) {
            relay.start(MODEL, received.key());
        }
        return received;
    }

    @Override
    @Transactional
    public void reopen(CaseKey complaint, String reason, String by) {
        complaints.reopen(complaint, reason, by);
        relay.start(MODEL, complaint);
    }
}
