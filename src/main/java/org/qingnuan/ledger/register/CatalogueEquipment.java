package org.qingnuan.ledger.register;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.EquipmentSelection;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the shortlist, the recommendations and the selections. */
@Component
@Transactional
class CatalogueEquipment implements Equipment {

    /** What the form says for a model that the catalogue does not have. */
    private static final String UNLISTED = "other";

    /** What was installed before the catalogue said of which type it is. */
    private static final String TYPED = """
            UPDATE ledger.household h SET device_type = c.type, change = 'DEVICE_TYPED', change_reason = '设备目录写明设备类型',
                change_submission = :submission, changed_by = :by, changed_at = :at
            FROM ledger.catalogue_item c
            WHERE c.plan = :plan AND c.type IS NOT NULL AND h.plan = c.plan AND h.device_model = c.model AND h.device_type IS NULL
              AND h.route = c.route""";

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final Changes changes;

    CatalogueEquipment(JdbcClient jdbc, Submissions submissions, Changes changes) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.changes = changes;
    }

    @Override
    public void loadCatalogue(PlanId plan, List<CatalogueItem> items) {
        String rows = SealedJson.write(items.stream().map(Listed::of).toList());
        jdbc.sql("""
                        INSERT INTO ledger.catalogue_item (plan, model, route, maker, name, price, type)
                        SELECT :plan, r.model, r.route, r.maker, r.name, r.price, r.type
                        FROM jsonb_to_recordset(:rows::jsonb) AS r(model text, route text, maker text, name text, price bigint, type text)
                        ON CONFLICT (plan, model) DO UPDATE SET route = excluded.route, maker = excluded.maker, name = excluded.name,
                            price = excluded.price, listed = true, type = CASE WHEN excluded.route = catalogue_item.route
                                THEN coalesce(excluded.type, catalogue_item.type) ELSE excluded.type END""").param("plan", plan.value()).param("rows", rows).update();
        jdbc.sql("""
                        UPDATE ledger.catalogue_item SET listed = false WHERE plan = :plan AND listed
                          AND model NOT IN (SELECT r.model FROM jsonb_to_recordset(:rows::jsonb) AS r(model text))""").param("plan", plan.value()).param("rows", rows).update();
        changes.statement(TYPED, (UUID) null, "system")
                .param("plan", plan.value())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CatalogueItem> catalogue(PlanId plan, String route) {
        return jdbc.sql("""
                        SELECT * FROM ledger.catalogue_item
                        WHERE plan = :plan AND listed AND (:route::text IS NULL OR route = :route) ORDER BY model""")
                .param("plan", plan.value())
                .param("route", route)
                .query((rows, n) -> new CatalogueItem(
                        rows.getString("model"),
                        rows.getString("route"),
                        rows.getString("maker"),
                        rows.getString("name"),
                        Money.ofFen(rows.getLong("price")),
                        EquipmentType.of(rows.getString("type"))))
                .list();
    }

    @Override
    public void recommend(CaseKey village, UUID id, String by) {
        Submission submission = submissions.open(id, village, Tasks.RECOMMEND_EQUIPMENT);
        changes.statement("""
                        INSERT INTO ledger.equipment_recommendation (plan, village, model, reason, submission, recommended_by, recommended_at)
                        SELECT :plan, :village, model, :reason, :submission, :by, :at FROM unnest(:models::text[]) AS model
                        ON CONFLICT (plan, village, model) DO NOTHING""", village, id, by)
                .param("models", models(submission).toArray(String[]::new))
                .param("reason", submission.fields().get("reason"))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> recommended(CaseKey village) {
        return jdbc.sql("""
                        SELECT model FROM ledger.equipment_recommendation WHERE plan = :plan AND village = :village ORDER BY model""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(String.class)
                .list();
    }

    @Override
    public void select(CaseKey village, UUID id, String by) {
        Submission submission = submissions.open(id, village, Tasks.SELECT_EQUIPMENT);
        changes.statement("""
                        INSERT INTO ledger.equipment_selection
                            (plan, village, model, unit_price, service_commitment, submission, selected_by, selected_at)
                        VALUES (:plan, :village, :model, :price, :commitment, :submission, :by, :at)""", village, id, by)
                .param("model", model(submission.fields()))
                .param("price", Money.of(submission.fields().get("unitPrice")).fen())
                .param("commitment", submission.fields().get("serviceCommitment"))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<EquipmentSelection> selected(CaseKey village) {
        return jdbc.sql("""
                        SELECT * FROM ledger.equipment_selection WHERE plan = :plan AND village = :village ORDER BY id DESC LIMIT 1""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query((rows, n) -> new EquipmentSelection(
                        rows.getString("model"),
                        Money.ofFen(rows.getLong("unit_price")),
                        rows.getString("service_commitment"),
                        rows.getString("selected_by"),
                        rows.getTimestamp("selected_at").toInstant()))
                .optional();
    }

    /** The chosen model, be it of the catalogue or another; null when it was not named. */
    static String model(Map<String, String> fields) {
        String chosen = fields.get("model");
        return UNLISTED.equals(chosen) ? fields.get("otherModel") : chosen;
    }

    static List<String> models(Submission submission) {
        return models(submission.fields().get("models"));
    }

    static List<String> models(String chosen) {
        return chosen == null ? List.of() : Arrays.asList(chosen.split(","));
    }

    /** A catalogue row as the statement reads it, the price in fen. */
    private record Listed(String model, String route, String maker, String name, long price, String type) {

        static Listed of(CatalogueItem item) {
            return new Listed(
                    item.model(),
                    item.route(),
                    item.maker(),
                    item.name(),
                    item.price().fen(),
                    item.type() == null ? null : item.type().name());
        }
    }
}
