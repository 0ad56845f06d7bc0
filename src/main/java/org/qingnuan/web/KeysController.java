package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.KeyRotation;
import org.qingnuan.process.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** 密钥轮换: how much an earlier key sealed, and sealing it again by the present one; administrators alone. */
@Controller
@RequestMapping("/keys")
class KeysController {

    private final KeyRotation rotation;
    private final Staff staff;

    KeysController(KeyRotation rotation, Staff staff) {
        this.rotation = rotation;
        this.staff = staff;
    }

    @GetMapping
    String show(Principal user, Model model) {
        require(user);
        List<Line> lines = rotation.standing().stream()
                .map(table -> new Line(
                        table.table(),
                        table.left(),
                        table.resealed(),
                        table.left() > 0
                                ? "待重新加密"
                                : table.finishedAt() == null ? "—" : Wording.date(table.finishedAt()) + "完成"))
                .toList();
        model.addAttribute(
                "page",
                new Page(
                        rotation.running(), lines.stream().mapToLong(Line::left).sum(), lines));
        return "keys";
    }

    @PostMapping("/start")
    String start(Principal user) {
        require(user);
        rotation.start();
        return "redirect:/keys";
    }

    @PostMapping("/stop")
    String stop(Principal user) {
        require(user);
        rotation.stop();
        return "redirect:/keys";
    }

    private void require(Principal user) {
        if (!staff.roles(user.getName()).contains("administrator")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有系统管理员可以轮换密钥");
        }
    }

    record Page(boolean running, long left, List<Line> lines) {}

    record Line(String table, long left, long resealed, String state) {}
}
