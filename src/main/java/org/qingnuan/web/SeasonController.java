package org.qingnuan.web;

import java.security.Principal;
import java.util.NoSuchElementException;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** A body's heating seasons: which there are, how far each is, and the rows behind its numbers. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/seasons")
class SeasonController {

    private final SeasonPages pages;
    private final Door door;

    SeasonController(SeasonPages pages, Door door) {
        this.pages = pages;
        this.door = door;
    }

    @GetMapping
    String show(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        model.addAttribute("page", pages.of(door.open(plan, area, user, Action.READ_SEASONS)));
        return "seasons";
    }

    @GetMapping("/{no}")
    String season(
            @PathVariable String plan, @PathVariable String area, @PathVariable int no, Principal user, Model model) {
        CaseKey body = door.open(plan, area, user, Action.READ_SEASONS);
        try {
            model.addAttribute("page", pages.of(body, body.with(HeatingSeasons.KIND, Integer.toString(no))));
        } catch (NoSuchElementException | IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个采暖季", unknown);
        }
        return "season";
    }
}
