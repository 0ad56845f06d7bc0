package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * A list as it was shown in public.
 *
 * @param subject the village whose roster it is, or the payment batch
 * @param sha256 of the page as it was shown, 64 hexadecimal digits
 * @param token the public page's address during the term
 * @param removed households that upheld objections took out
 */
public record PublicNotice(
        long id,
        CaseKey subject,
        String villageName,
        NoticeList list,
        int round,
        State state,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean provisional,
        String place,
        String contact,
        String sha256,
        UUID token,
        String draftedBy,
        Instant draftedAt,
        int removed,
        List<Objection> objections) {

    public enum State {
        DRAFTED("待张贴"),
        SHOWN("公示中"),
        CONCLUDED("已办结"),
        VOID("作废");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param no the row it is about, null for none
     * @param objector masked
     * @param upheld with {@code answer} and {@code answeredBy} null while it waits
     */
    public record Objection(
            long id,
            Integer no,
            String objector,
            String text,
            LocalDate raisedOn,
            String recordedBy,
            Boolean upheld,
            String answer,
            String answeredBy) {}
}
