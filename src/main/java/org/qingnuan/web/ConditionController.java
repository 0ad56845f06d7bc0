package org.qingnuan.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Crossing;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The conditions (前置条件) of a body with its lots and villages, and of a plan itself. */
@Controller
@RequestMapping({"/bodies/{plan}/{area}/conditions", "/plans/{plan}/conditions"})
class ConditionController {

    private static final String OPENED = "opened";

    private final ConditionPages pages;
    private final Conditions conditions;
    private final Door door;

    ConditionController(ConditionPages pages, Conditions conditions, Door door) {
        this.pages = pages;
        this.conditions = conditions;
        this.door = door;
    }

    static String path(CaseKey place) {
        return (place.area() == null ? "/plans/" + place.plan() : BodyController.path(place)) + "/conditions";
    }

    /** What a form sends about a condition; place and kind are judged after the person's rights. */
    record Typed(
            String at,
            String kind,
            String number,
            String issuer,
            @DateTimeFormat(iso = ISO.DATE) LocalDate metOn,
            @DateTimeFormat(iso = ISO.DATE) LocalDate promisedOn,
            Long quantity,
            Long planned,
            Set<Crossing> crossings,
            String note) {

        ConditionEntry entry(Map<String, String> sent) {
            return new ConditionEntry(
                    ConditionController.kind(kind),
                    number,
                    issuer,
                    metOn,
                    promisedOn,
                    quantity,
                    planned,
                    crossings,
                    note,
                    details(ConditionController.kind(kind), sent));
        }
    }

    /** The kind's own fields, each sent as {@code details.<key>}. */
    private static Map<String, String> details(ConditionKind kind, Map<String, String> sent) {
        Map<String, String> details = new HashMap<>();
        kind.fields().forEach(field -> {
            String text = sent.getOrDefault("details." + field.key(), "").strip();
            if (!text.isEmpty()) {
                details.put(field.key(), text);
            }
        });
        return details;
    }

    @GetMapping
    String conditions(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) String at,
            @RequestParam(required = false) String kind,
            Principal user,
            Model model) {
        CaseKey place = door.open(plan, area, user, Action.READ_CONDITIONS);
        ConditionPages.Opened opened = (ConditionPages.Opened) model.getAttribute(OPENED);
        if (opened == null && at != null && kind != null) {
            opened = new ConditionPages.Opened(subject(place, at), kind(kind), null);
        }
        model.addAttribute("page", pages.of(place, user.getName(), open, opened));
        return "conditions";
    }

    @PostMapping
    String record(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            Typed typed,
            @RequestParam Map<String, String> sent,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = door.open(plan, area, user, Action.RECORD_CONDITIONS);
        CaseKey subject = subject(place, typed.at());
        ConditionEntry entry = typed.entry(sent);
        return change(
                place,
                flash,
                "已登记。",
                new ConditionPages.Opened(subject, entry.kind(), entry),
                () -> conditions.record(subject, entry, user.getName()));
    }

    @PostMapping("/{condition}")
    String correct(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long condition,
            Typed typed,
            @RequestParam Map<String, String> sent,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = door.open(plan, area, user, Action.RECORD_CONDITIONS);
        CaseKey subject = subject(place, typed.at());
        ConditionEntry entry = typed.entry(sent);
        return change(
                place,
                flash,
                "已更正，原登记保留。",
                new ConditionPages.Opened(subject, entry.kind(), entry),
                () -> conditions.correct(place, condition, entry, user.getName()));
    }

    @PostMapping("/{condition}/revoke")
    String revoke(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long condition,
            @RequestParam String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = door.open(plan, area, user, Action.RECORD_CONDITIONS);
        return change(
                place, flash, "已撤销，原登记保留。", null, () -> conditions.revoke(place, condition, reason, user.getName()));
    }

    /** The place itself, or a lot or village of it. */
    private static CaseKey subject(CaseKey place, String at) {
        CaseKey subject;
        try {
            subject = CaseKey.parse(at);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个地方", notOurs);
        }
        if (!subject.plan().equals(place.plan()) || !Objects.equals(subject.area(), place.area())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个地方");
        }
        return subject;
    }

    private static ConditionKind kind(String name) {
        return Stream.of(ConditionKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这种条件"));
    }

    /** What was refused stands in the form again, to be mended. */
    private static String change(
            CaseKey place, RedirectAttributes flash, String done, ConditionPages.Opened form, Runnable change) {
        if (!Told.of(flash, done, change) && form != null) {
            flash.addFlashAttribute(OPENED, form);
        }
        return "redirect:" + path(place);
    }
}
