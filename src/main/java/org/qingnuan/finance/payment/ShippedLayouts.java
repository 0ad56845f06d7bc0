package org.qingnuan.finance.payment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BankLayouts;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The templates under {@code bank-layouts/}, and which of them each plan uses. */
@Component
class ShippedLayouts implements BankLayouts {

    private static final String FOLDER = "/bank-layouts/";

    private final Map<String, BankLayout> layouts = new LinkedHashMap<>();
    private final JdbcClient jdbc;
    private final BankFiles files;
    private final Clock clock;

    ShippedLayouts(JdbcClient jdbc, BankFiles files, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
        ObjectMapper strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        Stream.of(read(strict, "index", String[].class))
                .map(name -> read(strict, name, BankLayout.class))
                .forEach(layout -> layouts.put(layout.id(), layout));
    }

    private static <T> T read(ObjectMapper json, String name, Class<T> type) {
        try (InputStream in = ShippedLayouts.class.getResourceAsStream(FOLDER + name + ".json")) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Layout " + name, e);
        }
    }

    @Override
    public List<BankLayout> all(PayoutWay way) {
        return layouts.values().stream().filter(layout -> layout.way() == way).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public BankLayout of(PlanId plan, PayoutWay way) {
        List<BankLayout> offered = all(way);
        return jdbc.sql("""
                        SELECT layout FROM finance.layout_choice
                        WHERE plan = :plan AND layout IN (:layouts) ORDER BY id DESC LIMIT 1""")
                .param("plan", plan.value())
                .param("layouts", offered.stream().map(BankLayout::id).toList())
                .query(String.class)
                .optional()
                .map(layouts::get)
                .orElse(offered.get(0));
    }

    /** Of a file that was produced; null is a workbook from before there were layouts. */
    BankLayout produced(String layout, PayoutWay way) {
        return layout == null ? all(way).get(0) : layouts.get(layout);
    }

    @Override
    @Transactional
    public void choose(PlanId plan, String layout, String by) {
        if (!layouts.containsKey(layout)) {
            throw new SubmissionRefused(List.of(Finding.ofField("代发文件格式", layout, "没有这种格式", "请从列表中选择")));
        }
        jdbc.sql("INSERT INTO finance.layout_choice (plan, layout, by_user, at) VALUES (:plan, :layout, :by, :at)")
                .param("plan", plan.value())
                .param("layout", layout)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public void sample(BankLayout layout, OutputStream out) {
        files.write(layout, "正式清单每批一份，首行写明批次号、笔数和总金额。", layout.name() + "（样张）", Stream.empty(), out);
    }
}
