package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.qingnuan.shared.Finding;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages on which a plan is prepared do with their workbooks. */
final class PlanSheets {

    private static final int SHOWN = 200;

    private PlanSheets() {}

    /** Tells the browser to save what follows under this name. */
    static void download(HttpServletResponse response, String fileName) {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    /** All findings for the next page, or as many as anybody reads. */
    static void problems(RedirectAttributes flash, List<Finding> findings) {
        List<String> sentences = findings.stream().map(Finding::sentence).toList();
        if (sentences.size() <= SHOWN) {
            flash.addFlashAttribute("problems", sentences);
        } else {
            List<String> shown = new ArrayList<>(sentences.subList(0, SHOWN));
            shown.add("另有%d处，改好以上各处后再次上传时列出。".formatted(sentences.size() - SHOWN));
            flash.addFlashAttribute("problems", shown);
        }
    }
}
