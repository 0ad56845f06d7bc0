package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.ledger.PublicNotice;

/** What officials do about public notices, found use of coal and clawbacks, where a plan has them. */
final class ClawbackDuties {

    private static final Map<String, String> APPROVED = Map.of("decision", "approve", "opinion", "经核属实");

    private final Services services;

    ClawbackDuties(Services services) {
        this.services = services;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        duties.put("userTask_draftNotice", Duty.within(0, 1, ClawbackDuties::draftNotice));
        duties.put(
                "userTask_postNotice",
                Duty.within(0, 0, ClawbackDuties::approve).notBefore(this::firstDay));
        duties.put("userTask_answerNotice", Duty.within(1, 2, turn -> rejected()));
        duties.put("userTask_hearHousehold", Duty.within(1, 2, ClawbackDuties::hearHousehold));
        duties.put("userTask_confirmFinding", Duty.within(1, 2, ClawbackDuties::approve));
        duties.put("userTask_decideClawback", Duty.within(1, 2, ClawbackDuties::approve));
        duties.put("userTask_recordRecovery", Duty.within(5, 15, this::recordRecovery));
        duties.put("userTask_answerObjection", Duty.within(1, 2, turn -> rejected()));
        duties.put("userTask_approveWriteOff", Duty.within(1, 2, ClawbackDuties::approve));
        return duties;
    }

    private static Step draftNotice(Turn turn) {
        return Step.complete(Map.of("firstDay", turn.today().toString(), "place", "村委会公示栏", "contact", "镇街清洁取暖工作办公室"));
    }

    private LocalDate firstDay(Turn turn) {
        return services.notices()
                .latest(turn.subject())
                .map(PublicNotice::firstDay)
                .orElse(null);
    }

    private static Step hearHousehold(Turn turn) {
        return Step.complete(Map.of("heardOn", turn.today().toString(), "statement", "承认使用散煤取暖"));
    }

    /** The household repays what it owes at once. */
    private Step recordRecovery(Turn turn) {
        ClawbackView clawback = services.clawbacks().get(turn.subject());
        return Step.complete(Map.of(
                "action",
                "REPAYMENT",
                "amount",
                clawback.outstanding().toYuan(),
                "receivedOn",
                turn.today().toString(),
                "receiptNo",
                "收" + turn.subject().item() + "-" + (turn.time() + 1)));
    }

    private static Step approve(Turn turn) {
        return Step.complete(APPROVED);
    }

    private static Step rejected() {
        return Step.complete(Map.of("decision", "reject", "answer", "经核查不属实"));
    }
}
