package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.shared.CaseKey;

/**
 * A complaint, and what was done about it; the complainant masked.
 *
 * @param key {@code <place>/complaint.<id>} where the town handles it, {@code <plan>/complaint.<id>} where the office does
 * @param place what it is about: the plan, a body or a village
 * @param household the number of the household it is about, null where none is known
 * @param hotlineNo the hotline's own number, null for other channels
 * @param name null for an anonymous one
 * @param owner the person who answers for it
 * @param replyDue the last day of the first answer
 * @param resolveDue the last day of the matter: by the term, or as the last solution plan names it
 * @param joinedTo the complaint of the same matter that it was joined to, null for none
 * @param reopened whether the complainant came back, which counts once
 */
public record Complaint(
        CaseKey key,
        CaseKey place,
        String placeName,
        Long household,
        Channel channel,
        Kind kind,
        String hotlineNo,
        String name,
        String phone,
        String text,
        LocalDate receivedOn,
        String receivedBy,
        Handler handler,
        String owner,
        LocalDate replyDue,
        boolean replyProvisional,
        LocalDate resolveDue,
        boolean resolveProvisional,
        State state,
        Long joinedTo,
        LocalDate repliedOn,
        LocalDate closedOn,
        boolean reopened,
        List<Step> steps) {

    /** A word for people. */
    public interface Labelled {
        String label();
    }

    public enum Channel implements Labelled {
        PHONE("来电"),
        VISIT("来访"),
        HOTLINE("热线转办"),
        LETTER("来信"),
        ONLINE("网上留言");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public enum Kind implements Labelled {
        QUALITY("施工质量"),
        EQUIPMENT("设备与售后"),
        SAFETY("用气用电安全"),
        SUBSIDY("补贴发放"),
        ELIGIBILITY("确户与资格"),
        RESTORATION("损坏恢复与扰民"),
        NEIGHBOUR("邻里与管线纠纷"),
        CONDUCT("工作作风"),
        OTHER("其他");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Who handles it. */
    public enum Handler {
        TOWN,
        OFFICE
    }

    public enum State implements Labelled {
        OPEN("待答复"),
        REPLIED("已答复，办理中"),
        PLANNED("按方案办理"),
        JOINED("已并案"),
        CLOSED("已办结");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public enum StepKind implements Labelled {
        REPLIED("答复"),
        PLANNED("解决方案"),
        CLOSED("办结答复"),
        JOINED("并入同一事项"),
        REOPENED("来访人要求重新办理");

        private final String label;

        StepKind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** How the complainant was told. */
    public enum Told implements Labelled {
        PHONE("电话"),
        VISIT("当面"),
        LETTER("书面"),
        HOTLINE("经热线回复"),
        UNREACHABLE("无法联系，已在村（居）张贴或留言");

        private final String label;

        Told(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public enum Satisfied implements Labelled {
        YES("满意"),
        FAIRLY("基本满意"),
        NO("不满意"),
        UNKNOWN("无法回访");

        private final String label;

        Satisfied(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** One thing done; what does not belong to its kind is null. */
    public record Step(
            long id,
            StepKind kind,
            String text,
            Told told,
            Satisfied satisfied,
            String solution,
            String explanation,
            LocalDate plannedOn,
            LocalDate on,
            String by,
            Instant at) {}

    /** The answers the complainant was given, oldest first. */
    public Stream<Step> answers() {
        return steps.stream().filter(step -> step.told() != null);
    }

    public boolean open() {
        return state == State.OPEN || state == State.REPLIED || state == State.PLANNED;
    }

    /** The day by which something has to happen next, null when nothing has. */
    public LocalDate due() {
        return switch (state) {
            case OPEN -> replyDue;
            case REPLIED, PLANNED -> resolveDue;
            case JOINED, CLOSED -> null;
        };
    }
}
