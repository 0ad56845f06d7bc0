package org.qingnuan.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.InspectionNote;
import org.qingnuan.ledger.SpotChecks;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.WorkEntry;
import org.qingnuan.ledger.WorkKind;
import org.qingnuan.ledger.WorkPartner;
import org.qingnuan.ledger.WorkRecords;
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

/** The work record of a body, and of the whole plan for the district's offices. */
@Controller
@RequestMapping({"/bodies/{plan}/{area}/records", "/plans/{plan}/records"})
class RecordController {

    private final RecordPages pages;
    private final WorkRecords records;
    private final Villages villages;
    private final Door door;
    private final SpotChecks checks;

    RecordController(RecordPages pages, WorkRecords records, Villages villages, Door door, SpotChecks checks) {
        this.pages = pages;
        this.records = records;
        this.villages = villages;
        this.door = door;
        this.checks = checks;
    }

    static String path(CaseKey place) {
        return (place.area() == null ? "/plans/" + place.plan() : BodyController.path(place)) + "/records";
    }

    @GetMapping
    String records(
            @PathVariable String plan, @PathVariable(required = false) String area, Principal user, Model model) {
        model.addAttribute("page", pages.of(place(plan, area, user), user.getName()));
        return "records";
    }

    @PostMapping
    String note(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @RequestParam WorkKind kind,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate doneOn,
            @RequestParam String title,
            @RequestParam String summary,
            @RequestParam(required = false) Set<WorkPartner> partners,
            @RequestParam(required = false) InspectionNote.Level level,
            @RequestParam(required = false) InspectionNote.Mode mode,
            @RequestParam(required = false) String village,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = place(plan, area, user);
        requireKind(place, kind, user);
        WorkEntry entry = new WorkEntry(kind, doneOn, title, summary, partners, inspection(level, mode));
        CaseKey at = at(place, village);
        return change(place, entry, flash, "已登记。", () -> records.note(at, entry, user.getName()));
    }

    @PostMapping("/{record}")
    String correct(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long record,
            @RequestParam WorkKind kind,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate doneOn,
            @RequestParam String title,
            @RequestParam String summary,
            @RequestParam(required = false) Set<WorkPartner> partners,
            @RequestParam(required = false) InspectionNote.Level level,
            @RequestParam(required = false) InspectionNote.Mode mode,
            @RequestParam(required = false) String village,
            Principal user,
            RedirectAttributes flash) {
        CaseKey place = place(plan, area, user);
        requireKind(place, records.get(place, record).entry().kind(), user);
        requireKind(place, kind, user);
        WorkEntry entry = new WorkEntry(kind, doneOn, title, summary, partners, inspection(level, mode));
        CaseKey at = at(place, village);
        return change(place, null, flash, "已更正，原记录保留。", () -> records.correct(at, record, entry, user.getName()));
    }

    @PostMapping("/spot-checks")
    String draw(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = checked(plan, area, user);
        return change(body, null, flash, "已抽取。", () -> checks.draw(body, user.getName()));
    }

    @PostMapping("/spot-checks/{check}")
    String found(
            @PathVariable String plan,
            @PathVariable(required = false) String area,
            @PathVariable long check,
            @RequestParam long household,
            @RequestParam boolean passed,
            @RequestParam(required = false) String finding,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = checked(plan, area, user);
        return change(
                body,
                null,
                flash,
                "抽查结果已登记。",
                () -> checks.found(body, check, household, passed, finding, on, user.getName()));
    }

    /** The body whose households the person may spot-check. */
    private CaseKey checked(String plan, String area, Principal user) {
        CaseKey place = place(plan, area, user);
        if (place.area() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "随机抽查在责任单位的工作记录里办理");
        }
        requireKind(place, WorkKind.INSPECTION, user);
        return place;
    }

    /** Null unless both were chosen. */
    private static InspectionNote inspection(InspectionNote.Level level, InspectionNote.Mode mode) {
        return level == null || mode == null ? null : new InspectionNote(level, mode);
    }

    private CaseKey place(String plan, String area, Principal user) {
        return door.open(plan, area, user, Action.READ_RECORDS);
    }

    private void requireKind(CaseKey place, WorkKind kind, Principal user) {
        if (!pages.kinds(place, user.getName()).contains(kind)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "您不能登记这一类记录");
        }
    }

    /** The place itself, or the village of it that was chosen. */
    private CaseKey at(CaseKey place, String village) {
        if (place.area() == null || village == null || village.isBlank()) {
            return place;
        }
        List<CaseKey> own =
                villages.of(place).stream().map(known -> known.key()).toList();
        return own.stream()
                .filter(key -> key.village().equals(village))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个村"));
    }

    /** A new entry that was refused stands in the form again, to be mended. */
    private static String change(
            CaseKey place, WorkEntry entry, RedirectAttributes flash, String done, Runnable change) {
        if (!Told.of(flash, done, change)) {
            flash.addFlashAttribute("entered", entry);
        }
        return "redirect:" + path(place);
    }
}
