package org.qingnuan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.Identification;
import org.qingnuan.ledger.Identifications;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of households identified as in hardship. */
@Component
class HardshipPages {

    private final Identifications identifications;
    private final Plans plans;
    private final Staff staff;
    private final Clock clock;

    HardshipPages(Identifications identifications, Plans plans, Staff staff, Clock clock) {
        this.identifications = identifications;
        this.plans = plans;
        this.staff = staff;
        this.clock = clock;
    }

    record Page(
            String name,
            String path,
            String back,
            List<Facts.Choice> categories,
            List<Facts.Choice> authorities,
            boolean recording,
            List<Line> lines) {}

    /** A record; {@code look} is done while it holds, else late. */
    record Line(
            long id,
            String village,
            String household,
            String category,
            String authority,
            String documentNo,
            String from,
            String until,
            String note,
            String by,
            String state,
            String look,
            boolean revocable) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/hardship";
    }

    Page of(CaseKey body, boolean recording) {
        SeasonRules rules = plans.get(body.plan()).rules().season();
        List<HardshipAuthority> authorities = rules == null ? List.of() : rules.authorities();
        LocalDate today = ChinaTime.today(clock);
        return new Page(
                plans.body(body).area().name(),
                path(body),
                SeasonPages.path(body),
                Stream.of(HardshipCategory.values())
                        .map(one -> new Facts.Choice(one.name(), one.label()))
                        .toList(),
                authorities.stream()
                        .map(one -> new Facts.Choice(one.name(), one.label()))
                        .toList(),
                recording && !authorities.isEmpty(),
                identifications.of(body).stream().map(one -> line(one, today)).toList());
    }

    private Line line(Identification one, LocalDate today) {
        return new Line(
                one.id(),
                one.village(),
                one.household() + " " + one.name(),
                one.category().label(),
                one.authority().label(),
                one.documentNo(),
                Wording.date(one.identifiedOn()),
                one.validUntil() == null ? "长期" : Wording.date(one.validUntil()),
                one.note(),
                staff.name(one.by()),
                state(one, today),
                one.holds(today) ? "done" : "late",
                one.revokedOn() == null);
    }

    private static String state(Identification one, LocalDate today) {
        if (one.revokedOn() != null) {
            return Wording.date(one.revokedOn()) + "撤销：" + one.revokedReason();
        }
        return one.holds(today) ? "有效" : "已过期";
    }
}
