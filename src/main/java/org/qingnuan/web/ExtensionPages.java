package org.qingnuan.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.ExtensionCap;
import org.qingnuan.ledger.ExtensionRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of extensions. */
@Component
class ExtensionPages {

    private final Extensions extensions;
    private final Plans plans;
    private final Villages villages;
    private final Stages stages;
    private final Staff staff;
    private final Clock clock;
    private final DefaultMarks marks;

    ExtensionPages(
            Extensions extensions,
            Plans plans,
            Villages villages,
            Stages stages,
            Staff staff,
            Clock clock,
            DefaultMarks marks) {
        this.extensions = extensions;
        this.plans = plans;
        this.villages = villages;
        this.stages = stages;
        this.staff = staff;
        this.clock = clock;
        this.marks = marks;
    }

    /**
     * @param places villages with an open gate, by id; an empty id stands for the body and all its villages
     * @param gates the open gates, by frame
     * @param today the first day that may be chosen, as {@code 2021-09-03}
     */
    record Page(
            String name,
            String back,
            String path,
            String cap,
            List<Facts.Choice> places,
            List<Facts.Choice> gates,
            String today,
            List<Line> lines,
            boolean asking) {}

    /** A request; {@code look} is soon while it waits, done when approved, late when refused. */
    record Line(
            String place,
            String gate,
            String before,
            String until,
            String reason,
            String by,
            String state,
            String look,
            String opinion,
            List<Facts.Download> papers) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/extensions";
    }

    Page of(CaseKey body, boolean asking) {
        ExtensionCap cap = plans.get(body.plan()).rules().extension();
        String name = plans.body(body).area().name();
        List<Village> open = villages.of(body).stream()
                .filter(village -> !village.state().isGone())
                .filter(village -> openFrames(village.key()).findAny().isPresent())
                .toList();
        return new Page(
                name,
                BodyController.path(body),
                path(body),
                "每个村的每个关口最多延期%d次%s，每次最多%d日%s，自现在的期限算起。"
                        .formatted(
                                cap.maxCount(),
                                marks.of(body.plan(), "rules.extension.maxCount"),
                                cap.maxDays(),
                                marks.of(body.plan(), "rules.extension.maxDays")),
                Stream.concat(
                                Stream.of(new Facts.Choice("", name + "（本级关口，或全部未完成的村）")),
                                open.stream()
                                        .map(village -> new Facts.Choice(
                                                village.area().id(),
                                                village.area().name())))
                        .toList(),
                gates(body, open),
                ChinaTime.today(clock).toString(),
                extensions.of(body).stream().map(this::line).toList(),
                asking);
    }

    private List<Facts.Choice> gates(CaseKey body, List<Village> open) {
        Map<String, String> gates = new LinkedHashMap<>();
        Stream.concat(Stream.of(body), open.stream().map(Village::key))
                .flatMap(this::openFrames)
                .sorted(Comparator.comparing(FrameState::due))
                .forEach(frame -> gates.putIfAbsent(frame.frame(), frame.name()));
        return gates.entrySet().stream()
                .map(gate -> new Facts.Choice(gate.getKey(), gate.getValue()))
                .toList();
    }

    private Stream<FrameState> openFrames(CaseKey subject) {
        return stages.frames(subject).stream().filter(frame -> frame.recordedAt() == null);
    }

    private Line line(ExtensionRequest request) {
        return new Line(
                place(request),
                request.frameName(),
                before(request),
                Wording.date(request.until()),
                request.reason(),
                staff.name(request.requestedBy()) + " " + Wording.date(request.requestedAt()),
                state(request),
                look(request.decision()),
                request.opinion(),
                papers(extensions, request.key()));
    }

    static List<Facts.Download> papers(Extensions extensions, CaseKey extension) {
        return extensions.papers(extension).stream()
                .map(paper -> new Facts.Download(paper.fileName(), "/api/documents/" + paper.id(), false))
                .toList();
    }

    private static String place(ExtensionRequest request) {
        boolean villagesOfBody = request.key().village() == null
                && request.gates().stream().anyMatch(gate -> gate.subject().village() != null);
        return villagesOfBody
                ? request.gates().stream()
                        .map(ExtensionRequest.Gate::subjectName)
                        .collect(Collectors.joining("、"))
                : request.placeName();
    }

    private static String before(ExtensionRequest request) {
        return request.gates().stream()
                .map(gate -> Wording.date(gate.due()))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private String state(ExtensionRequest request) {
        return request.decision() == null
                ? "等待审批"
                : (request.decision() == ExtensionRequest.Decision.APPROVED ? "已批准 " : "未批准 ")
                        + staff.name(request.decidedBy())
                        + " "
                        + Wording.date(request.decidedAt());
    }

    private static String look(ExtensionRequest.Decision decision) {
        if (decision == null) {
            return "soon";
        }
        return decision == ExtensionRequest.Decision.APPROVED ? "done" : "late";
    }
}
