package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;

/** Complaints at hand (LZ-47 接诉即办, LZ-18): an owner and last days, or a solution plan; none ends without an answer. */
public interface Complaints {

    /**
     * Takes one in; {@link SubmissionRefused} with all findings.
     *
     * @param place what it is about: the plan, a body or a village
     */
    Complaint receive(CaseKey place, NewComplaint complaint, String by);

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    Complaint get(CaseKey complaint);

    /** The complaints about the plan, or about the body and its villages that it may see, newest first. */
    List<Complaint> of(CaseKey scope);

    /** The last day of a frame of the complaint's process: {@code reply} or {@code resolution}. */
    DueDate due(CaseKey complaint, String frame);

    /** The first answer (task {@code complaint.userTask_replyComplaint}). */
    Outcome reply(CaseKey complaint, UUID submission, String by);

    /** Later work (task {@code complaint.userTask_resolveComplaint}); {@link Outcome#RESOLVED}, or {@link Outcome#PLANNED} with another last day. */
    Outcome resolve(CaseKey complaint, UUID submission, String by);

    /** The complainant comes back after the end; once, and the terms count from today again. */
    void reopen(CaseKey complaint, String reason, String by);

    /** Name and phone in clear, for whoever has to call back; the reason is kept. */
    Contact disclose(CaseKey complaint, String reason, String by);

    /** Either may be null. */
    record Contact(String name, String phone) {}

    /** How it goes on after a step; the words are those of the model's gateways. */
    enum Outcome {
        RESOLVED("resolved"),
        ONGOING("goesOn"),
        PLANNED("goesOn"),
        JOINED("join");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Today, as the terms count. */
    LocalDate today();
}
