package org.qingnuan.finance.bank;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.finance.Alike;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.bank.Judgement.Fits;
import org.qingnuan.finance.bank.Judgement.Queued;
import org.qingnuan.finance.bank.Known.PaidBatch;
import org.qingnuan.finance.bank.Known.PaidLine;
import org.qingnuan.finance.bank.Known.Sum;
import org.qingnuan.shared.Money;

/** Finds what the entries of the queue are; each row of ours explains one entry at most. */
final class Judging {

    private final Known known;
    private final Map<String, Entry> out = new HashMap<>();
    private final Map<String, Entry> back = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Judging(Known known, List<Entry> queue) {
        this.known = known;
        queue.forEach(entry -> {
            if (entry.direction() == Direction.OUT) {
                out.put(entry.serial(), entry);
            } else if (entry.direction() == Direction.BACK && entry.reference() != null) {
                back.put(entry.reference(), entry);
            }
        });
    }

    Judgement judge(Entry entry) {
        return switch (entry.direction()) {
            case OUT -> paid(entry);
            case BACK -> tookBack(entry);
            case IN -> received(entry);
        };
    }

    private Judgement paid(Entry entry) {
        List<PaidLine> lines = known.lines().getOrDefault(entry.serial(), List.of());
        if (lines.isEmpty()) {
            return paidInOneSum(entry);
        }
        if (lines.size() > 1) {
            return Queued.differs("同一流水号对应%d笔付款".formatted(lines.size()));
        }
        PaidLine line = lines.get(0);
        String differs = differs(entry, line);
        if (differs != null) {
            return Queued.differs(differs);
        }
        if (line.state() != LineState.PAID && !line.reversed()) {
            return pair(back.get(entry.serial()), entry)
                    ? new Fits("RETURNED", line.id())
                    : Queued.differs("付款编号%d的银行结果登记为退票，流水却显示已付出，也没有退回".formatted(line.id()));
        }
        return line.matched() || !taken.add("LINE" + line.id())
                ? Queued.differs("付款编号%d已有另一笔流水付出，可能重复付款".formatted(line.id()))
                : new Fits("LINE", line.id());
    }

    private Judgement paidInOneSum(Entry entry) {
        PaidBatch batch = entry.reference() == null ? null : known.batches().get(entry.reference());
        if (batch == null) {
            return entry.reference() != null && known.surrenders().containsKey(entry.reference())
                    ? sum(entry, known.surrenders(), "SURRENDER", "缴回或结转文件")
                    : Queued.unknown("银行结果里没有这个流水号，也没有写明批次");
        }
        if (batch.fen() != entry.fen()) {
            return Queued.differs(
                    "批次%d登记为已付的共%s元，流水是%s元".formatted(batch.id(), Money.ofFen(batch.fen()), Money.ofFen(entry.fen())));
        }
        return batch.matched() || !taken.add("BATCH" + batch.id())
                ? Queued.differs("批次%d已有另一笔流水付出，可能重复付款".formatted(batch.id()))
                : new Fits("BATCH", batch.id());
    }

    private Judgement tookBack(Entry entry) {
        if (entry.reference() == null) {
            return Queued.unknown("没有写明冲正的是哪一笔付款");
        }
        List<PaidLine> lines = known.lines().getOrDefault(entry.reference(), List.of());
        if (lines.isEmpty()) {
            return Queued.unknown("没有银行流水号为%s的付款".formatted(entry.reference()));
        }
        if (lines.size() > 1) {
            return Queued.differs("原流水号对应%d笔付款".formatted(lines.size()));
        }
        PaidLine line = lines.get(0);
        String differs = differs(entry, line);
        if (differs != null) {
            return Queued.differs(differs);
        }
        if (line.state() == LineState.PAID) {
            if (line.obstacle() != null) {
                return Queued.differs(line.obstacle());
            }
            return taken.add("BACK" + line.id())
                    ? new Fits("REVERSAL", line.id())
                    : Queued.differs("付款编号%d在本次流水中冲正了两次".formatted(line.id()));
        }
        if (line.reversed()) {
            return Queued.differs("付款编号%d已经冲正过".formatted(line.id()));
        }
        return pair(out.get(entry.reference()), entry)
                ? new Fits("RETURNED", line.id())
                : Queued.differs("付款编号%d的银行结果登记为退票，流水里却没有先付出".formatted(line.id()));
    }

    private Judgement received(Entry entry) {
        Judgement allotted = sum(entry, known.allotments(), "ALLOTMENT", "指标文");
        return allotted instanceof Queued queued && queued.kind() == EntryKind.UNMATCHED
                ? sum(entry, known.repayments(), "REPAYMENT", "还款收据")
                : allotted;
    }

    private Judgement sum(Entry entry, Map<String, List<Sum>> sums, String kind, String what) {
        List<Sum> open = entry.reference() == null ? List.of() : sums.getOrDefault(entry.reference(), List.of());
        if (open.isEmpty()) {
            return Queued.unknown("没有登记与它相符的指标文或还款");
        }
        return open.stream()
                .filter(sum -> sum.fen() == entry.fen() && taken.add(kind + sum.id()))
                .findFirst()
                .<Judgement>map(sum -> new Fits(kind, sum.id()))
                .orElseGet(() -> Queued.differs(
                        "%s%s登记的金额与流水的%s元不同".formatted(what, entry.reference(), Money.ofFen(entry.fen()))));
    }

    private static boolean pair(Entry other, Entry entry) {
        return other != null && other.fen() == entry.fen();
    }

    /** What does not agree between the bank and the payment, null when nothing. */
    private static String differs(Entry entry, PaidLine line) {
        if (entry.fen() != line.fen()) {
            return "付款编号%d的金额是%s元，流水是%s元".formatted(line.id(), Money.ofFen(line.fen()), Money.ofFen(entry.fen()));
        }
        if (!Alike.are(entry.name(), line.name())) {
            return "付款编号%d的户名与流水不同".formatted(line.id());
        }
        if (!Alike.are(entry.account(), line.account())) {
            return "付款编号%d的账号与流水不同".formatted(line.id());
        }
        return null;
    }
}
