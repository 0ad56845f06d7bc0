package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.SendBacks.Outcome;
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

/** The page on which the office sends a finished stage of a village back, after it has read what that means. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/villages/{village}/send-back")
class SendBackController {

    private final SendBacks sendBacks;
    private final Plans plans;
    private final Villages villages;
    private final Door door;

    SendBackController(SendBacks sendBacks, Plans plans, Villages villages, Door door) {
        this.sendBacks = sendBacks;
        this.plans = plans;
        this.villages = villages;
        this.door = door;
    }

    @GetMapping
    String choose(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            Principal user,
            Model model) {
        CaseKey key = village(plan, area, village, user);
        SendBacks.Choice choice = sendBacks.of(key);
        model.addAttribute(
                "page",
                new Page(
                        villages.get(key).area().name(),
                        plans.body(key.body()).area().name(),
                        BodyController.path(key.body()),
                        choice.refusal(),
                        choice.stages().stream().map(SendBackController::line).toList()));
        return "send-back";
    }

    @PostMapping
    String sendBack(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey key = village(plan, area, village, user);
        Outcome outcome = sendBacks.sendBack(key, stage, reason, user.getName());
        if (outcome instanceof Outcome.Refused refused) {
            flash.addFlashAttribute("problem", refused.reason());
            return "redirect:" + BodyController.path(key.body()) + "/villages/" + village + "/send-back";
        }
        String name = ((Outcome.SentBack) outcome).name();
        flash.addFlashAttribute("done", villages.get(key).area().name() + "的“" + name + "”已退回，任务已重新发给办理人。");
        return "redirect:" + BodyController.path(key.body());
    }

    private CaseKey village(String plan, String area, String village, Principal user) {
        CaseKey key = Door.village(door.open(plan, area, user, Action.SEND_BACK), village);
        return villages.get(key).key();
    }

    private static Line line(SendBacks.Finished finished) {
        return new Line(
                finished.stage(),
                finished.name(),
                Wording.date(finished.finishedOn()),
                String.join("、", finished.again()),
                String.join("、", finished.closing()),
                String.join("、", finished.lateAtOnce()),
                finished.refusal());
    }

    /** @param refusal why nothing can be sent back, null when something can */
    record Page(String village, String body, String back, String refusal, List<Line> stages) {}

    /** A finished stage; texts are empty where nothing of the kind happens, {@code refusal} null when it can be sent back. */
    record Line(
            String stage, String name, String finished, String again, String closing, String late, String refusal) {}
}
