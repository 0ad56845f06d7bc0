package org.qingnuan.ledger.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Applies what contractors report: installations, then commissioning, each sheet in one statement. */
@Component
class Construction {

    private static final String PROGRESS = """
            WITH r AS (SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, model text, serial text,
                meter bytea, "meterKey" bytea, "meterShown" text, "installedOn" date, "deviceType" text, "energyClass" text,
                "warrantyUntil" date, installers bytea, "installersKey" bytea, "installersShown" text, "powerMeter" bytea,
                "powerMeterKey" bytea, "powerMeterShown" text))
            """;

    /** Frees what moves from one household to another, so that the next statement never meets itself half done; a device's warranty and installers leave with it. */
    private static final String RELEASED = PROGRESS + """
            UPDATE ledger.household h SET device_serial = NULL, meter_sealed = NULL, meter_fingerprint = NULL, meter_masked = NULL,
                warranty_until = CASE WHEN h.device_serial IS NOT DISTINCT FROM r.serial THEN h.warranty_until END,
                installers_sealed = CASE WHEN h.device_serial IS NOT DISTINCT FROM r.serial THEN h.installers_sealed END,
                installers_fingerprint = CASE WHEN h.device_serial IS NOT DISTINCT FROM r.serial THEN h.installers_fingerprint END,
                installers_masked = CASE WHEN h.device_serial IS NOT DISTINCT FROM r.serial THEN h.installers_masked END,
                change = 'DEVICE_RELEASED', change_reason = NULL, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM r WHERE h.id = r.household AND h.plan = :plan AND h.village = :village
              AND (h.device_serial <> r.serial OR h.meter_fingerprint <> r."meterKey"
                OR h.device_serial IS NOT NULL AND r.serial IS NULL OR h.meter_fingerprint IS NOT NULL AND r."meterKey" IS NULL)""";

    /** What optional columns leave open stays, but for what another model is; the catalogue's type counts where nobody says one. */
    private static final String INSTALLED = PROGRESS + """
            , n AS (SELECT r.*, coalesce(r."deviceType", c.type, CASE WHEN h.device_model IS NOT DISTINCT FROM r.model THEN h.device_type END) AS type,
                coalesce(r."energyClass", CASE WHEN h.device_model IS NOT DISTINCT FROM r.model THEN h.energy_class END) AS energy,
                coalesce(r."warrantyUntil", h.warranty_until) AS warranty,
                coalesce(r."installersKey", h.installers_fingerprint) AS installed_by,
                coalesce(r."powerMeterKey", h.power_meter_fingerprint) AS power
              FROM r JOIN ledger.household h ON h.id = r.household
              LEFT JOIN ledger.catalogue_item c ON c.plan = :plan AND c.model = r.model AND c.route = h.route)
            UPDATE ledger.household h SET retrofit = CASE h.retrofit WHEN 'NONE' THEN 'INSTALLED' ELSE h.retrofit END,
                device_model = r.model, device_serial = r.serial, meter_sealed = r.meter, meter_fingerprint = r."meterKey",
                meter_masked = r."meterShown", installed_on = r."installedOn",
                device_type = r.type, energy_class = r.energy, warranty_until = r.warranty,
                installers_sealed = coalesce(r.installers, h.installers_sealed), installers_fingerprint = r.installed_by,
                installers_masked = coalesce(r."installersShown", h.installers_masked),
                power_meter_sealed = coalesce(r."powerMeter", h.power_meter_sealed), power_meter_fingerprint = r.power,
                power_meter_masked = coalesce(r."powerMeterShown", h.power_meter_masked),
                change = 'INSTALLED', change_reason = NULL, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM n AS r WHERE h.id = r.household AND h.plan = :plan AND h.village = :village AND h.eligibility = 'CONFIRMED'
              AND (h.device_model, h.device_serial, h.meter_fingerprint, h.installed_on, h.device_type, h.energy_class, h.warranty_until,
                   h.installers_fingerprint, h.power_meter_fingerprint)
                IS DISTINCT FROM (r.model, r.serial, r."meterKey", r."installedOn", r.type, r.energy, r.warranty, r.installed_by, r.power)""";

    private static final String COMMISSIONED = """
            WITH r AS (SELECT g.household, g."commissionedOn", g."oldStoveRemovedOn",
                coalesce(g."indoorTemperature", h.indoor_temperature) AS indoor, coalesce(g."outletTemperature", h.outlet_temperature) AS outlet,
                coalesce(g."gasAlarm", h.gas_alarm) AS alarm, coalesce(g."gasValve", h.gas_valve) AS valve, coalesce(g."gasOn", h.gas_on) AS gas
              FROM jsonb_to_recordset(:rows::jsonb) AS g(household bigint, "commissionedOn" date, "oldStoveRemovedOn" date,
                "indoorTemperature" numeric(4,1), "outletTemperature" numeric(4,1), "gasAlarm" boolean, "gasValve" boolean, "gasOn" date)
              JOIN ledger.household h ON h.id = g.household)
            UPDATE ledger.household h SET retrofit = 'COMMISSIONED', commissioned_on = r."commissionedOn",
                old_stove_removed_on = r."oldStoveRemovedOn", indoor_temperature = r.indoor, outlet_temperature = r.outlet,
                gas_alarm = r.alarm, gas_valve = r.valve, gas_on = r.gas,
                change = 'COMMISSIONED', change_reason = NULL, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM r
            WHERE h.id = r.household AND h.plan = :plan AND h.village = :village AND h.eligibility = 'CONFIRMED'
              AND (h.commissioned_on, h.old_stove_removed_on, h.indoor_temperature, h.outlet_temperature, h.gas_alarm, h.gas_valve, h.gas_on)
                IS DISTINCT FROM (r."commissionedOn", r."oldStoveRemovedOn", r.indoor, r.outlet, r.alarm, r.valve, r.gas)""";

    private static final String COMMISSIONED_WITH_WORKS = """
            UPDATE ledger.household h SET retrofit = 'COMMISSIONED', commissioned_on = :day,
                change = 'COMMISSIONED', change_reason = NULL, change_submission = :submission, changed_by = :by, changed_at = :at
            WHERE h.plan = :plan AND h.village = :village AND h.eligibility = 'CONFIRMED' AND h.retrofit = 'INSTALLED'""";

    private final Submissions submissions;
    private final CheckedSheets sheets;
    private final RegisterLock lock;
    private final Changes changes;
    private final VillageStand stand;
    private final Conclusions conclusions;
    private final PersonalData personal;
    private final Plans plans;

    Construction(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            VillageStand stand,
            Conclusions conclusions,
            PersonalData personal,
            Plans plans) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.stand = stand;
        this.conclusions = conclusions;
        this.personal = personal;
        this.plans = plans;
    }

    int progress(CaseKey village, UUID id, String by) {
        lock.register(village);
        return installed(village, submissions.open(id, village, Tasks.REPORT_PROGRESS), by);
    }

    void close(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, Tasks.REPORT_PROGRESS);
        if (submission.sheet() != null) {
            installed(village, submission, by);
        }
        VillageStand.Stand now = stand.of(village);
        if (now.notInstalled() > 0) {
            throw refused("还有%d户没有安装".formatted(now.notInstalled()), "全部确认户安装或退出后再完成施工");
        }
        LocalDate finished = actualDay(submission, now.lastInstalled(), "最后一户的安装日期");
        conclusions.closed(village, "construction", finished, submission.id(), by);
        if (plans.get(village.plan()).rules().commissionedWithWorks()) {
            changes.statement(COMMISSIONED_WITH_WORKS, village, id, by)
                    .param("day", finished)
                    .update();
        }
    }

    int commissioning(CaseKey village, UUID id, String by) {
        lock.village(village);
        Submission submission = submissions.open(id, village, Tasks.REPORT_COMMISSIONING);
        int changed = submission.sheet() == null ? 0 : commissioned(village, submission, by);
        VillageStand.Stand now = stand.of(village);
        if (submission.fields().containsKey("finishedOn") && now.notCommissioned() == 0) {
            LocalDate finished = actualDay(submission, now.lastCommissioned(), "最后一户的调试日期");
            conclusions.closed(village, "commissioning", finished, submission.id(), by);
        }
        return changed;
    }

    private int installed(CaseKey village, Submission submission, String by) {
        List<Installation> rows = sheets.take(submission.sheet(), SheetKind.PROGRESS, village).stream()
                .filter(row -> row.text("installedOn") != null)
                .map(this::installation)
                .toList();
        changes.statement(RELEASED, village, rows, submission.id(), by).update();
        return changes.statement(INSTALLED, village, rows, submission.id(), by).update();
    }

    private int commissioned(CaseKey village, Submission submission, String by) {
        List<Commissioning> rows = sheets.take(submission.sheet(), SheetKind.COMMISSIONING, village).stream()
                .filter(row -> row.text("commissionedOn") != null)
                .map(Commissioning::of)
                .toList();
        return changes.statement(COMMISSIONED, village, rows, submission.id(), by)
                .update();
    }

    private static LocalDate actualDay(Submission submission, LocalDate last, String lastName) {
        LocalDate day = SubmittedDays.required(submission, "finishedOn", "实际完成日期");
        if (last != null && day.isBefore(last)) {
            throw refused("实际完成日期早于%s%s".formatted(lastName, ChineseDates.format(last)), "请核对日期");
        }
        return day;
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    private Installation installation(SheetRow row) {
        String meter = number(row, "meter");
        String installers = row.text("installers");
        String powerMeter = number(row, HouseholdFact.POWER_METER.key());
        return new Installation(
                row.integer("household"),
                row.text("model"),
                number(row, "serial"),
                Changes.bytea(personal.seal(meter)),
                Changes.bytea(personal.fingerprint(meter)),
                personal.maskAccount(meter),
                row.text("installedOn"),
                row.text("deviceType"),
                row.text("energyClass"),
                row.text("warrantyUntil"),
                Changes.bytea(personal.seal(installers)),
                Changes.bytea(personal.fingerprint(installers)),
                personal.maskName(installers),
                Changes.bytea(personal.seal(powerMeter)),
                Changes.bytea(personal.fingerprint(powerMeter)),
                personal.maskAccount(powerMeter));
    }

    private static String number(SheetRow row, String key) {
        return row.text(key) == null ? null : Spelling.number(row.text(key));
    }

    /** A row of the progress sheet, meters and persons sealed; null for what it leaves open. */
    private record Installation(
            Long household,
            String model,
            String serial,
            String meter,
            String meterKey,
            String meterShown,
            String installedOn,
            String deviceType,
            String energyClass,
            String warrantyUntil,
            String installers,
            String installersKey,
            String installersShown,
            String powerMeter,
            String powerMeterKey,
            String powerMeterShown) {}

    /** A row of the commissioning sheet; degrees Celsius, null for what it leaves open. */
    private record Commissioning(
            Long household,
            String commissionedOn,
            String oldStoveRemovedOn,
            BigDecimal indoorTemperature,
            BigDecimal outletTemperature,
            Boolean gasAlarm,
            Boolean gasValve,
            String gasOn) {

        static Commissioning of(SheetRow row) {
            return new Commissioning(
                    row.integer("household"),
                    row.text("commissionedOn"),
                    row.text("oldStoveRemovedOn"),
                    row.decimal("indoorTemperature"),
                    row.decimal("outletTemperature"),
                    flag(row, "gasAlarm"),
                    flag(row, "gasValve"),
                    row.text("gasOn"));
        }

        private static Boolean flag(SheetRow row, String key) {
            return row.text(key) == null ? null : Boolean.valueOf(row.text(key));
        }
    }
}
