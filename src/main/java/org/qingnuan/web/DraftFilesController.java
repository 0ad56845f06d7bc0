package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanDrafts;
import org.qingnuan.process.PlanFolders;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The files of a draft: one by one, as text, or the whole folder. */
@Controller
@RequestMapping("/drafts")
class DraftFilesController {

    private final PlanDrafts drafts;
    private final DraftRights rights;

    DraftFilesController(PlanDrafts drafts, DraftRights rights) {
        this.drafts = drafts;
        this.rights = rights;
    }

    @GetMapping("/element-templates")
    void elementTemplates(Principal user, HttpServletResponse response) throws IOException {
        rights.require(user);
        Downloads.offer(response, "application/json", "qingnuan-element-templates.json");
        response.getOutputStream().write(PlanFolders.elementTemplates());
    }

    @GetMapping("/shared")
    void shared(Principal user, HttpServletResponse response) throws IOException {
        rights.require(user);
        Downloads.zip(response, "qingnuan-shared.zip", PlanFolders.shared());
    }

    @GetMapping("/{plan}/file")
    void download(@PathVariable String plan, @RequestParam String name, Principal user, HttpServletResponse response)
            throws IOException {
        PlanId draft = rights.draft(plan, user);
        byte[] bytes = drafts.file(draft, name);
        Downloads.offer(response, "application/octet-stream", name.substring(name.lastIndexOf('/') + 1));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** @param folder where a form belongs, such as {@code forms/survey/}; empty for the folder itself */
    @PostMapping("/{plan}/files")
    String upload(
            @PathVariable String plan,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String folder,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        PlanId draft = rights.draft(plan, user);
        String given = String.valueOf(file.getOriginalFilename()).replace('\\', '/');
        String plain = given.substring(given.lastIndexOf('/') + 1);
        // as a browser names a model that was downloaded from a running plan
        String name =
                folder.strip() + (plain.startsWith(draft + ".") ? plain.substring((draft + ".").length()) : plain);
        byte[] bytes = file.getBytes();
        return DraftsController.done(draft, "文件 " + name + " 已收下。", flash, () -> drafts.put(draft, name, bytes));
    }

    @PostMapping("/{plan}/files/remove")
    String remove(@PathVariable String plan, @RequestParam String name, Principal user, RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        return DraftsController.done(draft, "文件 " + name + " 已删去。", flash, () -> drafts.remove(draft, name));
    }

    @GetMapping("/{plan}/text")
    String text(@PathVariable String plan, @RequestParam String name, Principal user, Model model) {
        PlanId draft = rights.draft(plan, user);
        PlanDrafts.Draft known = drafts.get(draft);
        byte[] bytes = drafts.file(draft, name);
        model.addAttribute("draft", known);
        model.addAttribute("path", DraftsController.path(draft));
        model.addAttribute("name", name);
        model.addAttribute("text", text(bytes));
        model.addAttribute(
                "findings",
                drafts.check(draft).stream()
                        .filter(finding -> finding.file().equals(name))
                        .map(ModelFinding::sentence)
                        .toList());
        return "draft-text";
    }

    /** Another encoding than ours is taken for the one that Chinese spreadsheet programs write. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    @PostMapping("/{plan}/text")
    String write(
            @PathVariable String plan,
            @RequestParam String name,
            @RequestParam String text,
            Principal user,
            RedirectAttributes flash) {
        PlanId draft = rights.draft(plan, user);
        byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        return DraftsController.done(
                DraftsController.path(draft) + "/text?name=" + UriUtils.encode(name, StandardCharsets.UTF_8),
                "已保存。",
                flash,
                () -> drafts.put(draft, name, bytes));
    }

    @GetMapping("/{plan}/folder")
    void folder(@PathVariable String plan, Principal user, HttpServletResponse response) throws IOException {
        PlanId draft = rights.draft(plan, user);
        Map<String, byte[]> files = new TreeMap<>();
        drafts.export(draft).forEach((name, bytes) -> files.put(draft + "/" + name, bytes));
        Downloads.zip(response, draft + ".zip", files);
    }

    @PostMapping("/{plan}/folder")
    String replace(
            @PathVariable String plan, @RequestParam MultipartFile file, Principal user, RedirectAttributes flash)
            throws IOException {
        PlanId draft = rights.draft(plan, user);
        Map<String, byte[]> files = Downloads.unzip(file.getBytes());
        return DraftsController.done(draft, "方案目录已换成压缩包里的文件。", flash, () -> {
            if (files == null) {
                throw new PlanRefused(List.of(new ModelFinding(
                        String.valueOf(file.getOriginalFilename()), null, "不是方案目录的压缩包", "请把方案目录压缩成 .zip 再上传")));
            }
            drafts.replace(draft, inFolder(files));
        });
    }

    /** An archive holds the files themselves, or the folder with them. */
    private static Map<String, byte[]> inFolder(Map<String, byte[]> files) {
        String home = files.keySet().stream()
                .filter(name -> name.endsWith("/plan.yaml"))
                .map(name -> name.substring(0, name.length() - "plan.yaml".length()))
                .findFirst()
                .orElse("");
        Map<String, byte[]> inside = new TreeMap<>();
        files.forEach((name, bytes) -> inside.put(name.startsWith(home) ? name.substring(home.length()) : name, bytes));
        return inside;
    }
}
