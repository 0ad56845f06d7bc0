package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 补贴查询: what a household is due, why, and how far the payment is; on paper for the household itself. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/subsidies")
class SubsidyController {

    private final SubsidyPages pages;
    private final Households households;
    private final Villages villages;
    private final Door door;

    SubsidyController(SubsidyPages pages, Households households, Villages villages, Door door) {
        this.pages = pages;
        this.households = households;
        this.villages = villages;
        this.door = door;
    }

    static String path(CaseKey body) {
        return BodyController.path(body) + "/subsidies";
    }

    @GetMapping
    String find(
            @PathVariable String plan,
            @PathVariable String area,
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String household,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_SUBSIDIES);
        List<HouseholdRow> found = village.isBlank() || household.isBlank()
                ? List.of()
                : households
                        .search(village(body, village), household.strip(), 0)
                        .rows();
        model.addAttribute("page", pages.search(body, village, household, found));
        return "subsidies";
    }

    /** The statement of one household, A4. */
    @GetMapping("/{village}/{household}")
    String paper(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @PathVariable String household,
            Principal user,
            Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_SUBSIDIES);
        HouseholdRow row = households.search(village(body, village), household, 0).rows().stream()
                .filter(one -> Long.toString(one.id()).equals(household))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一户"));
        model.addAttribute("paper", pages.paper(row));
        return "subsidy-paper";
    }

    private CaseKey village(CaseKey body, String village) {
        return villages.get(Door.village(body, village)).key();
    }
}
