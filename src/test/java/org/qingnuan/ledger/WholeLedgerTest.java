package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetReader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The module as the application wires it, places and register together. */
class WholeLedgerTest {

    private final PlacesWorld world = new PlacesWorld();

    @Test
    void registersTheVillagesThatAPersonTyped() {
        new ApplicationContextRunner()
                .withPropertyValues("qingnuan.keys.data=" + key(1), "qingnuan.keys.search=" + key(2))
                .withUserConfiguration(Scanned.class)
                .withBean(PaymentHolds.class, RegisterWorld.PlayedHolds::new)
                .withBean(DataSource.class, () -> PlacesWorld.bean(DataSource.class))
                .withBean(PlacesWorld.TestClock.class, () -> PlacesWorld.bean(PlacesWorld.TestClock.class))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    CheckedSheet sheet = context.getBean(Sheets.class)
                            .check(
                                    SheetKind.VILLAGES,
                                    world.xihe(),
                                    List.of(Map.of(
                                            "name", "东庄村", "quota", "60", "route", "COAL_TO_GAS", "plain", "true")),
                                    "town");
                    assertThat(sheet.findings()).isEmpty();
                    Entry entry = new Entry(
                            world.xihe(), VillageRules.REGISTER, "task", "town", List.of(), Map.of(), sheet.sheet());
                    UUID submission = ((Checked.Accepted)
                                    context.getBean(Submissions.class).check(entry))
                            .submission();

                    List<CaseKey> villages = context.getBean(Villages.class).register(world.xihe(), submission, "town");

                    Village village = context.getBean(Villages.class).get(villages.get(0));
                    assertThat(village.area().name()).isEqualTo("东庄村");
                    assertThat(village.numbers()).isEqualTo(Numbers.ofTask(60));
                });
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackageClasses = {Plans.class, SheetReader.class, WorkingDays.class},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = OfTests.class))
    static class Scanned {

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper();
        }

        @Bean
        Decisions decisions() {
            return (plan, table, inputs) -> List.of();
        }
    }

    /** Leaves the components of other tests out. */
    static class OfTests implements TypeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory others) throws IOException {
            return type.getResource().getURL().toString().contains("/test-classes/");
        }
    }
}
