package org.qingnuan.web;

import java.security.Principal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.KeyRotation;
import org.qingnuan.ledger.SearchKeyRotation;
import org.qingnuan.process.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** 密钥轮换: how much an earlier data key sealed, and sealing it again; which search key is in force, and the change to the configured one; administrators alone. */
@Controller
@RequestMapping("/keys")
class KeysController {

    private final KeyRotation rotation;
    private final SearchKeyRotation searching;
    private final Staff staff;

    KeysController(KeyRotation rotation, SearchKeyRotation searching, Staff staff) {
        this.rotation = rotation;
        this.searching = searching;
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
                        rotation.running(),
                        lines.stream().mapToLong(Line::left).sum(),
                        lines,
                        search(searching.standing())));
        return "keys";
    }

    private static Search search(SearchKeyRotation.Standing standing) {
        return new Search(
                standing.due(),
                standing.configured(),
                standing.step() == null
                        ? null
                        : switch (standing.step()) {
                            case PREPARING -> "正在准备，已准备%d项，照常办公".formatted(standing.prepared());
                            case WAITING -> "准备好了，等正在办理的登记、导入结束";
                            case CHANGING -> "正在更换，登记等操作稍候";
                        },
                standing.tries(),
                standing.problem(),
                standing.history().stream()
                        .map(key -> new KeyLine(
                                key.key(),
                                Wording.date(key.since()) + " "
                                        + key.since()
                                                .atZone(ChinaTime.ZONE)
                                                .toLocalTime()
                                                .truncatedTo(ChronoUnit.MINUTES),
                                key.by() == null ? "首次启动" : key.by(),
                                key.fingerprints(),
                                key.unmatched(),
                                key.by() == null ? "—" : "%.1f秒".formatted(key.milliseconds() / 1000.0)))
                        .toList());
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

    @PostMapping("/search/start")
    String startSearch(Principal user) {
        require(user);
        searching.start(user.getName());
        return "redirect:/keys";
    }

    @PostMapping("/search/stop")
    String stopSearch(Principal user) {
        require(user);
        searching.stop();
        return "redirect:/keys";
    }

    private void require(Principal user) {
        if (!staff.roles(user.getName()).contains("administrator")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有系统管理员可以轮换密钥");
        }
    }

    record Page(boolean running, long left, List<Line> lines, Search search) {}

    /**
     * The search key.
     *
     * @param doing null while no change runs on this node
     * @param problem null unless the last one on this node ended without a change
     */
    record Search(boolean due, String configured, String doing, int tries, String problem, List<KeyLine> keys) {}

    record KeyLine(String key, String since, String by, long fingerprints, long unmatched, String waited) {}

    record Line(String table, long left, long resealed, String state) {}
}
