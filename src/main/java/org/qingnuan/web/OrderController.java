package org.qingnuan.web;

import java.security.Principal;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** A body's supervision orders and their papers for printing; a town sees its own, the plan's offices all (ZC-31). */
@Controller
@RequestMapping("/bodies/{plan}/{area}/orders")
class OrderController {

    private final Overdues overdues;
    private final OrderPages pages;
    private final Door door;

    OrderController(Overdues overdues, OrderPages pages, Door door) {
        this.overdues = overdues;
        this.pages = pages;
        this.door = door;
    }

    static String path(CaseKey order, Order.Measure measure) {
        return BodyController.path(order.body()) + "/orders/" + order.item() + "/papers/" + measure.id();
    }

    @GetMapping
    String orders(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = body(plan, area, user);
        model.addAttribute("page", pages.of(body, overdues.of(body)));
        return "orders";
    }

    /** The paper as it was issued, A4. */
    @GetMapping("/{order}/papers/{measure}")
    String paper(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable long order,
            @PathVariable long measure,
            Principal user,
            Model model) {
        CaseKey body = body(plan, area, user);
        Order known = overdues.of(body).stream()
                .filter(one -> one.key().item().equals(Long.toString(order)))
                .findFirst()
                .orElseThrow(OrderController::unknown);
        model.addAttribute(
                "paper",
                known.measures().stream()
                        .filter(one -> one.id() == measure && one.number() != null)
                        .findFirst()
                        .map(one -> pages.paper(known, one))
                        .orElseThrow(OrderController::unknown));
        return "paper";
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份文书");
    }

    private CaseKey body(String plan, String area, Principal user) {
        return door.open(plan, area, user, Action.READ_SUPERVISION);
    }
}
