package org.qingnuan.web;

import java.security.Principal;
import java.util.Map;
import org.qingnuan.process.PlanDrafts;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that explains the settings of a draft's plan.yaml. */
@Controller
@RequestMapping("/drafts/{plan}/settings")
class DraftSettingsController {

    private final PlanDrafts drafts;
    private final DraftRights rights;

    DraftSettingsController(PlanDrafts drafts, DraftRights rights) {
        this.drafts = drafts;
        this.rights = rights;
    }

    @GetMapping
    String settings(@PathVariable String plan, Principal user, Model model, RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        model.addAttribute("draft", drafts.get(draft));
        model.addAttribute("path", DraftsController.path(draft));
        try {
            model.addAttribute("groups", drafts.settings(draft));
            return "draft-settings";
        } catch (PlanRefused unreadable) {
            flash.addFlashAttribute("problems", DraftPages.sentences(unreadable));
            return "redirect:" + DraftsController.path(draft) + "/text?name=plan.yaml";
        }
    }

    @PostMapping
    String change(
            @PathVariable String plan,
            @RequestParam Map<String, String> values,
            Principal user,
            RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        return DraftsController.done(
                DraftsController.path(draft) + "/settings", "设置已保存。", flash, () -> drafts.change(draft, values));
    }
}
