package org.qingnuan.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.Complaint;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.ledger.NewComplaint;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.Complaining;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Complaints of a body, and of the whole plan for the district office: taken in, listed, answered on paper (LZ-47). */
@Controller
@RequestMapping({"/bodies/{plan}/{area}/complaints", "/plans/{plan}/complaints"})
class ComplaintController {

    private final ComplaintPages pages;
    private final Complaints complaints;
    private final Complaining complaining;
    private final Staff staff;
    private final Door door;

    ComplaintController(ComplaintPages pages, Complaints complaints, Complaining complaining, Staff staff, Door door) {
        this.pages = pages;
        this.complaints = complaints;
        this.complaining = complaining;
        this.staff = staff;
        this.door = door;
    }

    /** What was typed, shown again when it was refused; {@code owner} is {@code TOWN:<user>} or {@code OFFICE:<user>}. */
    record Typed(
            String place,
            String channel,
            String kind,
            String hotlineNo,
            String name,
            String phone,
            String text,
            @DateTimeFormat(iso = ISO.DATE) LocalDate receivedOn,
            Long household,
            String owner,
            Long joins) {

        NewComplaint complaint() {
            int colon = owner == null ? -1 : owner.indexOf(':');
            boolean office = owner != null && owner.startsWith("OFFICE:");
            return new NewComplaint(
                    of(Complaint.Channel.class, channel),
                    of(Complaint.Kind.class, kind),
                    blank(hotlineNo),
                    blank(name),
                    blank(phone),
                    blank(text),
                    receivedOn,
                    household,
                    office ? Complaint.Handler.OFFICE : Complaint.Handler.TOWN,
                    colon < 0 ? null : owner.substring(colon + 1),
                    joins);
        }

        private static <E extends Enum<E>> E of(Class<E> type, String name) {
            try {
                return Enum.valueOf(type, name == null ? "" : name);
            } catch (IllegalArgumentException notOurs) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "没有这个类别", notOurs);
            }
        }

        private static String blank(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    static String path(CaseKey place) {
        return (place.area() == null ? "/plans/" + place.plan() : BodyController.path(place)) + "/complaints";
    }

    @GetMapping
    String list(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @ModelAttribute ComplaintPages.Filter filter,
            Principal user,
            Model model) {
        CaseKey place = door.open(plan, area, user, Action.READ_COMPLAINTS);
        model.addAttribute(
                "page", pages.of(place, filter, staff.may(user.getName(), place, Action.RECEIVE_COMPLAINTS)));
        return "complaints";
    }

    @PostMapping
    String receive(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @ModelAttribute Typed typed,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = door.open(plan, area, user, Action.RECEIVE_COMPLAINTS);
        CaseKey about = about(place, typed.place());
        NewComplaint complaint = typed.complaint();
        return change(place, typed, flash, () -> {
            Complaint received = complaining.receive(about, complaint, user.getName());
            return received.open()
                    ? "已受理，第%s号，%s前答复。".formatted(received.key().item(), Wording.date(received.replyDue()))
                    : "已受理，第%s号，并入第%d号一并办理。".formatted(received.key().item(), received.joinedTo());
        });
    }

    @PostMapping("/{complaint}/reopen")
    String reopen(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long complaint,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = door.open(plan, area, user, Action.RECEIVE_COMPLAINTS);
        CaseKey key = known(place, complaint).key();
        return change(place, null, flash, () -> {
            complaining.reopen(key, reason, user.getName());
            return "第%d号已重新办理。".formatted(complaint);
        });
    }

    @PostMapping("/{complaint}/contact")
    String contact(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long complaint,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = door.open(plan, area, user, Action.RECEIVE_COMPLAINTS);
        CaseKey key = known(place, complaint).key();
        return change(place, null, flash, () -> {
            Complaints.Contact contact = complaints.disclose(key, reason, user.getName());
            return "第%d号反映人：%s，电话：%s。本次查看已登记。"
                    .formatted(
                            complaint,
                            contact.name() == null ? "未留姓名" : contact.name(),
                            contact.phone() == null ? "未留电话" : contact.phone());
        });
    }

    /** The answers as a letter, A4. */
    @GetMapping("/{complaint}/answer")
    String answer(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long complaint,
            Principal user,
            Model model) {
        CaseKey place = door.open(plan, area, user, Action.READ_COMPLAINTS);
        Complaint known = known(place, complaint);
        if (known.answers().findAny().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "还没有答复");
        }
        model.addAttribute("paper", pages.paper(place, known));
        return "complaint-answer";
    }

    private interface Change {
        String done();
    }

    private static String change(CaseKey place, Typed typed, RedirectAttributes flash, Change change) {
        try {
            flash.addFlashAttribute("done", change.done());
        } catch (SubmissionRefused refused) {
            List<String> problems =
                    refused.findings().stream().map(Finding::sentence).toList();
            flash.addFlashAttribute("problems", problems);
            flash.addFlashAttribute("typed", typed);
        }
        return "redirect:" + path(place);
    }

    private Complaint known(CaseKey place, long number) {
        return complaints.of(place).stream()
                .filter(one -> one.key().item().equals(Long.toString(number)))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这件诉求"));
    }

    /** What a complaint at the place is about: the place itself, a village of a body, or a body of the plan. */
    private CaseKey about(CaseKey place, String chosen) {
        if (chosen == null || chosen.isBlank()) {
            return place;
        }
        return pages.places(place).stream()
                .filter(key -> key.toString().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个地方"));
    }
}
