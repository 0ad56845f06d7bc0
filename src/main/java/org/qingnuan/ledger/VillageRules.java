package org.qingnuan.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold when a body shares its quota out to villages (ZC-02, ZC-12). */
@Configuration(proxyBeanMethods = false)
class VillageRules {

    static final String REGISTER = "responsible-body.userTask_registerVillages";

    @Bean
    SubmissionRule registerVillagesRule(SheetRows sheets, BodyRows bodies, JdbcClient jdbc, CategoryQuotas categories) {
        return Rules.of(REGISTER, answers -> {
            answers.refuseIf(answers.sheet() == null, "没有村庄分解任务表", "请上传或填写各村任务");
            if (answers.sheet() != null) {
                List<NewVillage> villages = sheets.rows(answers.sheet()).stream()
                        .map(NewVillage::of)
                        .toList();
                Map<String, Known> known = known(jdbc, answers);
                check(answers, villages, known, bodies.get(answers.subject()));
                answers.refuse(categories.exceeded(answers.subject(), byCategory(villages, known)));
            }
        });
    }

    /** The households of new villages by the code of their kind. */
    private static Map<String, Integer> byCategory(List<NewVillage> villages, Map<String, Known> known) {
        Map<String, Integer> added = new HashMap<>();
        villages.stream()
                .filter(village -> !known.containsKey(village.name()))
                .forEach(village -> added.merge(village.category(), village.quota(), Integer::sum));
        return added;
    }

    private static void check(Answers answers, List<NewVillage> villages, Map<String, Known> known, BodyRows.Row body) {
        Set<String> seen = new HashSet<>();
        for (NewVillage village : villages) {
            String name = village.name();
            Known before = known.get(name);
            answers.refuseIf(!seen.add(name), "村名", name, "重复出现", "每村只填一行")
                    .refuseIf(village.quota() <= 0, name + "的户数", "" + village.quota(), "不是正数", "请填写大于0的户数")
                    .refuseIf(
                            !Routes.known(village.route()),
                            name + "的技术路线",
                            village.route(),
                            "不认识",
                            "请选择" + Routes.all())
                    .refuseIf(before != null && !before.same(village), "村名", name, "已经登记，任务或路线与此不同", "请在村庄页面说明原因后调整");
        }
        long added = villages.stream()
                .filter(village -> !known.containsKey(village.name()))
                .mapToLong(NewVillage::quota)
                .sum();
        answers.refuseIf(villages.isEmpty(), "表中没有村庄", "请填写各村任务")
                .refuseIf(body.finished(), "本单位的任务已经办结", "不能再登记村庄")
                .refuseIf(body.target() == Target.LEFT_OPEN, "本单位的任务户数还没有录入", "请先由推进办公室在本单位页面录入")
                .refuseIf(
                        body.target() != Target.LEFT_OPEN && body.assigned() + added > body.target(),
                        "各村任务合计%d户，超过本单位任务%d户".formatted(body.assigned() + added, body.target()),
                        "请调减户数");
    }

    private static Map<String, Known> known(JdbcClient jdbc, Answers answers) {
        return jdbc
                .sql("""
                        select a.name, v.quota, v.route, v.state <> 'WITHDRAWN' as active
                        from ledger.village v join ledger.area a on a.id = v.area
                        where v.plan = :plan and v.body = :body
                        """)
                .param("plan", answers.subject().plan().value())
                .param("body", answers.subject().area())
                .query(Known.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Known::name, Function.identity()));
    }

    private record Known(String name, int quota, String route, boolean active) {

        boolean same(NewVillage village) {
            return active && quota == village.quota() && route.equals(village.route());
        }
    }
}
