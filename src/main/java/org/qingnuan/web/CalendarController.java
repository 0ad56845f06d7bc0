package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.Finding;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The years' holidays and make-up workdays: everybody may look, administrators load a year. */
@Controller
@RequestMapping("/calendar")
class CalendarController {

    private final Calendars calendars;
    private final CalendarUploads uploads;
    private final CalendarPages pages;
    private final Staff staff;
    private final Clock clock;

    CalendarController(Calendars calendars, CalendarUploads uploads, CalendarPages pages, Staff staff, Clock clock) {
        this.calendars = calendars;
        this.uploads = uploads;
        this.pages = pages;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) Integer year, Principal user, Model model) {
        int shown = year == null ? ChinaTime.today(clock).getYear() : year;
        model.addAttribute("page", pages.of(shown, administrator(user)));
        return "calendar";
    }

    @GetMapping("/template")
    void template(@RequestParam int year, Principal user, HttpServletResponse response) throws IOException {
        requireAdministrator(user);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(year + "年节假日.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        uploads.template(year, response.getOutputStream());
    }

    @PostMapping
    String load(
            @RequestParam int year,
            @RequestParam(defaultValue = "") String source,
            @RequestParam MultipartFile file,
            Principal user,
            RedirectAttributes flash)
            throws IOException {
        requireAdministrator(user);
        CalendarUploads.Read read = uploads.read(year, source.strip(), file.getBytes());
        List<Finding> findings = read.findings().isEmpty() ? calendars.check(read.year()) : read.findings();
        if (findings.isEmpty()) {
            calendars.load(read.year(), user.getName());
            flash.addFlashAttribute("done", year + "年的节假日已载入，原来暂定的日期已重新计算。");
        } else {
            flash.addFlashAttribute(
                    "problems", findings.stream().map(Finding::sentence).toList());
        }
        return "redirect:/calendar?year=" + year;
    }

    private boolean administrator(Principal user) {
        return staff.roles(user.getName()).contains("administrator");
    }

    private void requireAdministrator(Principal user) {
        if (!administrator(user)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有系统管理员可以载入节假日");
        }
    }
}
