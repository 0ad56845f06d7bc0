package org.qingnuan.finance.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.ClawbackWithdrawn;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** Claims back what a {@link FinanceWorld} has paid, one step of one clawback at a time, as chance picks it. */
final class PlayedClawbacks {

    private static final int MOST = 4;

    private final FinanceWorld world;
    private final Clawbacks clawbacks = FinanceWorld.bean(Clawbacks.class);
    private final List<CaseKey> opened = new ArrayList<>();
    private int origins;
    private int receipts;

    PlayedClawbacks(FinanceWorld world) {
        this.world = world;
    }

    /** The batch that pays again what a withdrawn clawback took, empty after any other step. */
    Optional<CaseKey> step(int choice) {
        if (opened.size() < MOST && choice % 3 == 0) {
            open(choice);
            return Optional.empty();
        }
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        CaseKey clawback = opened.get(choice % opened.size());
        ClawbackView view = clawbacks.get(clawback);
        switch (view.state()) {
            case OPENED -> decide(clawback, choice % 5 == 0 ? "return" : "approve");
            case DECIDED -> clawbacks.book(clawback);
            case BOOKED -> {
                return receive(clawback, view, choice);
            }
            default -> {}
        }
        return Optional.empty();
    }

    /** Booking again, as after a lost answer. */
    void again() {
        opened.stream()
                .filter(clawback -> clawbacks.get(clawback).bookedOn() != null)
                .forEach(clawbacks::book);
    }

    private void open(int choice) {
        List<Paid> paid = world.jdbc
                .sql("""
                        SELECT l.id, l.household, l.amount FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                        WHERE b.plan = :plan AND l.state = 'PAID' ORDER BY l.id""")
                .param("plan", world.plan.value())
                .query((rows, n) -> new Paid(rows.getLong("id"), rows.getLong("household"), rows.getLong("amount")))
                .list();
        if (paid.isEmpty()) {
            return;
        }
        Paid one = paid.get(choice % paid.size());
        String origin = "chance." + ++origins;
        opened.add(clawbacks.open(
                choice % 2 == 0
                        ? ClawbackOrder.whole(
                                world.village,
                                one.household(),
                                ClawbackCause.COAL_USE,
                                origin,
                                "经认定使用散煤",
                                "LZ-28",
                                "opener")
                        : new ClawbackOrder(
                                world.village,
                                one.household(),
                                ClawbackCause.WRONG_PAYMENT,
                                origin,
                                "多付",
                                "默认",
                                world.village.with("line", Long.toString(one.line())),
                                Money.ofFen(1 + choice % one.fen()),
                                "opener")));
    }

    private void decide(CaseKey clawback, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "opinion", "按方案办理");
        clawbacks.decide(
                clawback,
                world.ledger.hand(clawback, "clawback.userTask_decideClawback", "decider", fields, null),
                "decider");
    }

    private Optional<CaseKey> receive(CaseKey clawback, ClawbackView view, int choice) {
        switch (choice % 4) {
            case 0 -> {
                record(clawback, Map.of("action", "OBJECTION", "text", "没有烧煤", "receivedOn", "2021-10-08"));
                boolean upheld = clawbacks.answerObjection(
                        clawback,
                        world.ledger.hand(
                                clawback,
                                "receivable.userTask_answerObjection",
                                "office",
                                Map.of("decision", choice % 8 == 0 ? "uphold" : "reject", "answer", "已核查"),
                                null),
                        "office");
                return upheld ? paidAgain(clawback) : Optional.empty();
            }
            case 1 -> {
                record(clawback, Map.of("action", "WRITE_OFF", "text", "确无偿还能力"));
                clawbacks.decideWriteOff(
                        clawback,
                        world.ledger.hand(
                                clawback,
                                "receivable.userTask_approveWriteOff",
                                "leader",
                                Map.of("decision", choice % 3 == 0 ? "approve" : "return", "opinion", "已核"),
                                null),
                        "leader");
            }
            default -> {
                long part = 1 + choice * 7919L % view.outstanding().fen();
                record(
                        clawback,
                        Map.of(
                                "action",
                                "REPAYMENT",
                                "amount",
                                Money.ofFen(part).toYuan(),
                                "receivedOn",
                                "2021-10-08",
                                "receiptNo",
                                "R" + ++receipts));
            }
        }
        return Optional.empty();
    }

    private void record(CaseKey clawback, Map<String, String> fields) {
        clawbacks.record(
                clawback,
                world.ledger.hand(clawback, "receivable.userTask_recordRecovery", "finance", fields, null),
                "finance");
    }

    private Optional<CaseKey> paidAgain(CaseKey clawback) {
        return world.seen(ClawbackWithdrawn.class).stream()
                .filter(withdrawn -> withdrawn.clawback().equals(clawback))
                .map(ClawbackWithdrawn::reinstatement)
                .filter(batch -> batch != null)
                .findFirst();
    }

    private record Paid(long line, long household, long fen) {}
}
