package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 疑点核查: what looks odd about a body's households, let stand by one person's reason and another one's consent. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/flags")
class FlagController {

    private final Flags flags;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    FlagController(Flags flags, Plans plans, Staff staff, Door door) {
        this.flags = flags;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/flags";
    }

    @GetMapping
    String list(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(required = false) String village,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_FLAGS);
        List<Flag> all = village == null ? flags.ofBody(body) : flags.ofVillage(Door.village(body, village));
        boolean settles = staff.may(user.getName(), body, Action.SETTLE_FLAGS);
        model.addAttribute(
                "page",
                new Page(
                        plans.body(body).area().name(),
                        path(body),
                        BodyController.path(body),
                        all.stream()
                                .filter(flag -> flag.state() != Flag.State.EXCEPTED)
                                .count(),
                        all.stream()
                                .map(flag -> line(flag, settles, user.getName()))
                                .toList()));
        return "flags";
    }

    @PostMapping("/{flag}/ask")
    String ask(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long flag,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.SETTLE_FLAGS);
        return settled(body, flash, "已提出，由另一人复核后生效。", () -> flags.ask(body, flag, reason, user.getName()));
    }

    @PostMapping("/{flag}/answer")
    String answer(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long flag,
            @RequestParam boolean agreed,
            @RequestParam(defaultValue = "") String opinion,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = door.open(plan, area, user, Action.SETTLE_FLAGS);
        return settled(
                body,
                flash,
                agreed ? "已同意按例外处理。" : "没有同意，该疑点仍待核查。",
                () -> flags.answer(body, flag, agreed, opinion, user.getName()));
    }

    private static String settled(CaseKey body, RedirectAttributes flash, String done, Runnable step) {
        Told.of(flash, done, step);
        return "redirect:" + path(body);
    }

    private Line line(Flag flag, boolean settles, String user) {
        return new Line(
                flag.id(),
                flag.villageName() + " 第" + flag.no() + "号 " + flag.head(),
                flag.kind().label(),
                flag.shown(),
                flag.state().label(),
                look(flag.state()),
                flag.words().stream()
                        .map(word -> "%s %s%s：%s"
                                .formatted(
                                        Wording.date(word.at()),
                                        staff.name(word.by()),
                                        word.verdict().label(),
                                        word.reason()))
                        .toList(),
                settles && flag.state() == Flag.State.OPEN,
                settles && flag.state() == Flag.State.ASKED && !user.equals(flag.askedBy()));
    }

    private static String look(Flag.State state) {
        return switch (state) {
            case OPEN -> "late";
            case ASKED -> "soon";
            case EXCEPTED -> "done";
        };
    }

    record Page(String name, String path, String back, long open, List<Line> lines) {}

    record Line(
            long id,
            String household,
            String kind,
            String shown,
            String state,
            String look,
            List<String> words,
            boolean askable,
            boolean answerable) {}
}
