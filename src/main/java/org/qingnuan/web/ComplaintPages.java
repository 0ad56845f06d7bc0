package org.qingnuan.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Complaint;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together the page of complaints and the letters of answer. */
@Component
class ComplaintPages {

    private static final String TOWN = "town-official";
    private static final String OFFICE = "district-office";
    private static final int SHOWN = 200;

    private final Complaints complaints;
    private final Plans plans;
    private final Villages villages;
    private final Staff staff;

    ComplaintPages(Complaints complaints, Plans plans, Villages villages, Staff staff) {
        this.complaints = complaints;
        this.plans = plans;
        this.villages = villages;
        this.staff = staff;
    }

    /** What the list shows; null for all. {@code standing} is open, late or closed. */
    record Filter(String kind, String channel, String standing) {

        private static boolean holds(String asked, Enum<?> one) {
            return asked == null || asked.isBlank() || asked.equals(one.name());
        }
    }

    record Page(
            String name,
            String back,
            String path,
            String today,
            List<Facts.Choice> places,
            List<Facts.Choice> channels,
            List<Facts.Choice> kinds,
            List<Facts.Choice> joinable,
            List<Group> owners,
            List<Count> counts,
            Filter filter,
            List<Line> lines,
            int found,
            boolean receiving) {}

    /** The people of one post, as {@code TOWN:<user>}. */
    record Group(String label, List<Facts.Choice> people) {}

    /** How many of a kind there are, how many of them have been answered, are late, are closed. */
    record Count(String kind, long all, long answered, long open, long late, long closed) {}

    /** A complaint; {@code look} is late, soon or done. */
    record Line(
            String number,
            String received,
            String kind,
            String about,
            String who,
            String text,
            String owner,
            String due,
            String state,
            String look,
            List<Step> steps,
            String answer,
            boolean reopens) {}

    record Step(String head, String text) {}

    /** A letter of answer. */
    record Paper(String number, String to, String about, List<Step> answers, String from, String date, String back) {}

    Page of(CaseKey place, Filter filter, boolean receiving) {
        List<Complaint> all = complaints.of(place);
        LocalDate today = complaints.today();
        List<Complaint> found = all.stream()
                .filter(one -> Filter.holds(filter.kind(), one.kind()))
                .filter(one -> Filter.holds(filter.channel(), one.channel()))
                .filter(standing(filter.standing(), today))
                .toList();
        return new Page(
                name(place),
                place.area() == null ? "/" : BodyController.path(place),
                ComplaintController.path(place),
                today.toString(),
                choices(place),
                Stream.of(Complaint.Channel.values())
                        .map(one -> new Facts.Choice(one.name(), one.label()))
                        .toList(),
                Stream.of(Complaint.Kind.values())
                        .map(one -> new Facts.Choice(one.name(), one.label()))
                        .toList(),
                all.stream()
                        .filter(Complaint::open)
                        .map(one -> new Facts.Choice(one.key().item(), title(one)))
                        .toList(),
                owners(place),
                counts(all, today),
                filter,
                found.stream().limit(SHOWN).map(one -> line(place, one, today)).toList(),
                found.size(),
                receiving);
    }

    private static Predicate<Complaint> standing(String standing, LocalDate today) {
        return one -> switch (standing == null ? "" : standing) {
            case "open" -> one.open();
            case "late" -> late(one, today);
            case "closed" -> one.state() == Complaint.State.CLOSED;
            default -> true;
        };
    }

    private static boolean late(Complaint one, LocalDate today) {
        return one.due() != null && today.isAfter(one.due());
    }

    private static List<Count> counts(List<Complaint> all, LocalDate today) {
        List<Count> counts = new ArrayList<>();
        for (Complaint.Kind kind : Complaint.Kind.values()) {
            List<Complaint> ofKind =
                    all.stream().filter(one -> one.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                counts.add(count(kind.label(), ofKind, today));
            }
        }
        counts.add(count("合计", all, today));
        return counts;
    }

    private static Count count(String label, List<Complaint> all, LocalDate today) {
        return new Count(
                label,
                all.size(),
                all.stream().filter(one -> one.answers().findAny().isPresent()).count(),
                all.stream()
                        .filter(one -> one.state() != Complaint.State.CLOSED)
                        .count(),
                all.stream().filter(one -> late(one, today)).count(),
                all.stream()
                        .filter(one -> one.state() == Complaint.State.CLOSED)
                        .count());
    }

    /** The places that a complaint taken in there may be about, besides itself. */
    List<CaseKey> places(CaseKey place) {
        return place.area() == null
                ? plans.bodies(place.plan()).stream().map(Body::key).toList()
                : villages.of(place).stream()
                        .filter(village -> village.state() != VillageState.WITHDRAWN)
                        .map(village -> village.key())
                        .toList();
    }

    private List<Facts.Choice> choices(CaseKey place) {
        Facts.Choice whole = new Facts.Choice("", place.area() == null ? "不清楚，或不限于一个镇街" : name(place) + "（不限于一个村）");
        return Stream.concat(
                        Stream.of(whole),
                        places(place).stream().map(key -> new Facts.Choice(key.toString(), placeName(key))))
                .toList();
    }

    private String placeName(CaseKey key) {
        return key.village() == null
                ? plans.body(key).area().name()
                : villages.get(key).area().name();
    }

    private String name(CaseKey place) {
        return place.area() == null
                ? plans.get(place.plan()).name()
                : plans.body(place).area().name();
    }

    private List<Group> owners(CaseKey place) {
        List<CaseKey> bodies = place.area() == null
                ? plans.bodies(place.plan()).stream().map(Body::key).toList()
                : List.of(place);
        return Stream.concat(
                        bodies.stream().map(body -> group(placeName(body) + "承办", "TOWN", body, TOWN)),
                        Stream.of(group(
                                staff.post(place, OFFICE) + "承办", "OFFICE", CaseKey.ofPlan(place.plan()), OFFICE)))
                .filter(group -> !group.people().isEmpty())
                .toList();
    }

    private Group group(String label, String handler, CaseKey place, String role) {
        return new Group(
                label,
                staff.people(place, role).stream()
                        .map(user -> new Facts.Choice(handler + ":" + user, staff.name(user)))
                        .toList());
    }

    static String title(Complaint one) {
        String text = one.text().length() > 20 ? one.text().substring(0, 20) + "…" : one.text();
        return "第" + one.key().item() + "号 " + one.kind().label() + "：" + text;
    }

    private Line line(CaseKey place, Complaint one, LocalDate today) {
        return new Line(
                one.key().item(),
                Wording.date(one.receivedOn()) + " " + one.channel().label()
                        + (one.hotlineNo() == null ? "" : " " + one.hotlineNo()),
                one.kind().label(),
                one.placeName() + (one.household() == null ? "" : "，户编号" + one.household()),
                who(one),
                one.text(),
                staff.name(one.owner()),
                due(one),
                state(one, today),
                one.state() == Complaint.State.CLOSED ? "done" : late(one, today) ? "late" : "soon",
                one.steps().stream().map(this::step).toList(),
                one.answers().findAny().isEmpty()
                        ? null
                        : ComplaintController.path(place) + "/" + one.key().item() + "/answer",
                one.state() == Complaint.State.CLOSED && !one.reopened());
    }

    static String who(Complaint one) {
        return (one.name() == null ? "匿名" : one.name()) + (one.phone() == null ? "" : " " + one.phone());
    }

    private static String due(Complaint one) {
        boolean provisional = one.state() == Complaint.State.OPEN ? one.replyProvisional() : one.resolveProvisional();
        return one.due() == null
                ? null
                : (one.state() == Complaint.State.OPEN ? "答复 " : "办结 ") + Wording.date(one.due()) + "前"
                        + (provisional ? "（暂定）" : "");
    }

    private static String state(Complaint one, LocalDate today) {
        String joined = one.joinedTo() == null ? "" : "，并入第" + one.joinedTo() + "号";
        String closed = one.closedOn() == null ? "" : " " + Wording.date(one.closedOn());
        return one.state().label() + closed + joined + (late(one, today) ? "，已逾期" : "");
    }

    private Step step(Complaint.Step step) {
        return new Step(
                Wording.date(step.on()) + " " + staff.name(step.by()) + " "
                        + step.kind().label(),
                text(step));
    }

    static String text(Complaint.Step step) {
        return step.text()
                + (step.told() == null ? "" : "（" + step.told().label() + "）")
                + (step.solution() == null ? "" : " 方案：" + step.solution())
                + (step.explanation() == null ? "" : " 解释：" + step.explanation())
                + (step.plannedOn() == null ? "" : " 计划" + Wording.date(step.plannedOn()) + "前解决")
                + (step.satisfied() == null ? "" : " 回访：" + step.satisfied().label());
    }

    Paper paper(CaseKey place, Complaint one) {
        List<Complaint.Step> answers = one.answers().toList();
        Complaint.Step last = answers.get(answers.size() - 1);
        String role = one.handler() == Complaint.Handler.OFFICE ? OFFICE : TOWN;
        return new Paper(
                one.key().item(),
                one.name() == null ? "反映人" : one.name(),
                Wording.date(one.receivedOn()) + "，您通过" + one.channel().label() + "反映“" + one.text() + "”。",
                answers.stream()
                        .map(step -> new Step(
                                Wording.date(step.on()) + " " + step.kind().label(), letter(step)))
                        .toList(),
                one.handler() == Complaint.Handler.OFFICE
                        ? staff.post(place, role)
                        : plans.body(one.key().body()).area().name(),
                Wording.date(last.on()),
                ComplaintController.path(place));
    }

    private static String letter(Complaint.Step step) {
        return step.text()
                + (step.solution() == null ? "" : " 解决方案：" + step.solution())
                + (step.plannedOn() == null ? "" : " 我们计划在" + Wording.date(step.plannedOn()) + "前解决。");
    }
}
