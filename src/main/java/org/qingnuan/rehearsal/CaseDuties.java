package org.qingnuan.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Complaint.Channel;
import org.qingnuan.ledger.Complaint.Handler;
import org.qingnuan.ledger.Complaint.Kind;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.NewComplaint;

/** What happens to single households beside the stages: one leaves, one complains; and how that is worked. */
final class CaseDuties {

    private static final int WITH_WITHDRAWAL = 100;
    private static final int WITH_COMPLAINT = 60;
    private static final int SOLVED_AT_ONCE = 600;

    private final Services services;
    private final Memory memory;

    CaseDuties(Services services, Memory memory) {
        this.services = services;
        this.memory = memory;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        duties.put("userTask_reviewChange", Duty.within(1, 3, turn -> approved()));
        duties.put("userTask_replyComplaint", Duty.within(1, 4, this::reply));
        duties.put("userTask_resolveComplaint", Duty.within(3, 9, turn -> Step.complete(answer(turn, "resolved"))));
        return duties;
    }

    /** In some villages a household changes its mind before the works. */
    void maybeWithdraw(Turn turn) {
        if (turn.time() == 0 && memory.chance().happens(WITH_WITHDRAWAL, turn.place(), "withdrawal")) {
            services.households().search(turn.subject(), "", 0).rows().stream()
                    .filter(row -> row.eligibility().equals("CONFIRMED"))
                    .findFirst()
                    .ifPresent(row -> services.householdChanging().request(turn.subject(), leaving(row), turn.user()));
        }
    }

    private static ChangeRequest leaving(HouseholdRow row) {
        return new ChangeRequest(HouseholdChange.Cause.VOLUNTARY, row.id(), null, null, Map.of(), "住户外出务工，自愿退出", null);
    }

    private static Step approved() {
        return Step.complete(Map.of("decision", "approve", "opinion", "情况属实"));
    }

    /** Here and there somebody is not content with the works. */
    void maybeComplain(Turn turn) {
        if (turn.time() == 0 && memory.chance().happens(WITH_COMPLAINT, turn.place(), "complaint")) {
            String owner = services.staff()
                    .people(turn.subject().body(), "town-official")
                    .get(0);
            services.complaining()
                    .receive(
                            turn.subject(),
                            new NewComplaint(
                                    Channel.PHONE,
                                    memory.chance().oneOf(List.of(Kind.values()), turn.about("complaint")),
                                    null,
                                    null,
                                    null,
                                    "施工后院墙没有恢复，请尽快处理",
                                    turn.today(),
                                    null,
                                    Handler.TOWN,
                                    owner,
                                    null),
                            owner);
        }
    }

    private Step reply(Turn turn) {
        boolean solved = memory.chance().happens(SOLVED_AT_ONCE, turn.about("solved"));
        return Step.complete(answer(turn, solved ? "resolved" : "ongoing"));
    }

    private static Map<String, String> answer(Turn turn, String outcome) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "outcome",
                outcome,
                "reply",
                "已安排施工单位上门恢复",
                "told",
                "PHONE",
                "repliedOn",
                turn.today().toString()));
        if (outcome.equals("resolved")) {
            fields.put("satisfied", "YES");
        }
        return fields;
    }
}
