package org.qingnuan.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.HouseholdChanging;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which village and town ask for changes of households and re-checks, and read what became of them. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/changes")
class HouseholdChangeController {

    private final HouseholdChangePages pages;
    private final HouseholdChanging changing;
    private final Staff staff;
    private final Door door;

    HouseholdChangeController(HouseholdChangePages pages, HouseholdChanging changing, Staff staff, Door door) {
        this.pages = pages;
        this.changing = changing;
        this.staff = staff;
        this.door = door;
    }

    /** What was typed, shown again when it was refused; the new values by their keys. */
    record Typed(
            String village,
            String cause,
            Long number,
            String oldIdentity,
            String oldAddress,
            String reason,
            String name,
            String identity,
            String phone,
            String address,
            String residents,
            String rooms,
            String area_,
            String previousHeating,
            String hardship,
            String newRoute,
            String actualResident,
            String permanentResident,
            String premises,
            String demolition,
            String benefitedOn,
            String holder,
            String bank,
            String account) {

        Map<String, String> values() {
            Map<String, String> values = new HashMap<>();
            values.put("name", name);
            values.put("identity", identity);
            values.put("phone", phone);
            values.put("address", address);
            values.put("residents", residents);
            values.put("rooms", rooms);
            values.put("area", area_);
            values.put("previousHeating", previousHeating);
            values.put("hardship", hardship);
            values.put("route", newRoute);
            values.put("actualResident", actualResident);
            values.put("permanentResident", permanentResident);
            values.put("premises", premises);
            values.put("demolition", demolition);
            values.put("benefitedOn", benefitedOn);
            values.put("holder", holder);
            values.put("bank", bank);
            values.put("account", account);
            values.values().removeIf(value -> value == null || value.isBlank());
            return values;
        }

        ChangeRequest request(Map<String, String> facts, Extensions.Paper paper) {
            Map<String, String> all = values();
            all.putAll(facts);
            return new ChangeRequest(known(cause), number, blank(oldIdentity), blank(oldAddress), all, reason, paper);
        }

        private static HouseholdChange.Cause known(String cause) {
            try {
                return HouseholdChange.Cause.valueOf(cause == null ? "" : cause);
            } catch (IllegalArgumentException notOurs) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "没有这种变更", notOurs);
            }
        }

        private static String blank(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/changes";
    }

    @GetMapping
    String list(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_CHANGES);
        model.addAttribute("page", pages.of(body, staff.may(user.getName(), body, Action.REQUEST_CHANGES)));
        return "changes";
    }

    @PostMapping
    String request(
            @PathVariable String plan,
            @PathVariable String area,
            @ModelAttribute Typed typed,
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.REQUEST_CHANGES);
        CaseKey village = village(body, typed.village());
        Map<String, String> facts = facts(given);
        try (InputStream in = content(file)) {
            changing.request(village, typed.request(facts, paper(file, in)), user.getName());
            flash.addFlashAttribute("done", "变更已提出，由推进办公室审核。");
        } catch (SubmissionRefused refused) {
            refused(refused, flash);
            flash.addFlashAttribute("typed", typed);
            flash.addFlashAttribute("facts", facts);
        }
        return "redirect:" + path(body);
    }

    @PostMapping("/rechecks")
    String recheck(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String village,
            @RequestParam(required = false) Long number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        CaseKey body = door.open(plan, area, user, Action.REQUEST_CHANGES);
        CaseKey place = village(body, village);
        try (InputStream in = content(file)) {
            changing.recheck(place, number == null ? 0 : number, reason, paper(file, in), user.getName());
            flash.addFlashAttribute("done", "复核申请已提出，由镇街另派人员复核。");
        } catch (SubmissionRefused refused) {
            refused(refused, flash);
        }
        return "redirect:" + path(body);
    }

    private static void refused(SubmissionRefused refused, RedirectAttributes flash) {
        List<String> problems =
                refused.findings().stream().map(Finding::sentence).toList();
        flash.addFlashAttribute("problems", problems);
    }

    /** The optional facts among what was typed, by their keys. */
    private static Map<String, String> facts(Map<String, String> given) {
        Map<String, String> facts = new HashMap<>();
        HouseholdFact.all()
                .map(HouseholdFact::key)
                .filter(key -> given.get(key) != null && !given.get(key).isBlank())
                .forEach(key -> facts.put(key, given.get(key)));
        return facts;
    }

    private static InputStream content(MultipartFile file) throws IOException {
        return file == null || file.isEmpty() ? null : file.getInputStream();
    }

    private static Extensions.Paper paper(MultipartFile file, InputStream in) {
        return in == null ? null : new Extensions.Paper(file.getOriginalFilename(), in);
    }

    private CaseKey village(CaseKey body, String village) {
        return pages.villages(body).stream()
                .filter(key -> key.village().equals(village))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个村"));
    }
}
