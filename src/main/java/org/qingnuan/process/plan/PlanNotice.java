package org.qingnuan.process.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.NoticeList;
import org.qingnuan.ledger.NoticeRules;

/** The section {@code publicNotice} of a plan.yaml: which lists are shown in public, for how long and where (D-42). */
final class PlanNotice {

    private static final Map<String, NoticeList> LISTS = new LinkedHashMap<>();
    private static final Map<String, NoticeRules.Place> PLACES = new LinkedHashMap<>();

    static {
        LISTS.put("roster", NoticeList.ROSTER);
        LISTS.put("payment", NoticeList.PAYMENT);
        PLACES.put("web", NoticeRules.Place.WEB);
        PLACES.put("board", NoticeRules.Place.BOARD);
    }

    private PlanNotice() {}

    /** Mistakes are noted in the map; what is wrong is left out. */
    static NoticeRules read(YamlMap notice) {
        Set<NoticeList> lists = words(notice, "lists", LISTS);
        Set<NoticeRules.Place> places = words(notice, "places", PLACES);
        if (!lists.isEmpty() && places.isEmpty()) {
            notice.find("places", "要公示却没有公示方式", "请填写 [web, board] 中的至少一种");
        }
        return new NoticeRules(lists, PlanFile.term(notice, "term"), places, notice.flag("restart"));
    }

    private static <T> Set<T> words(YamlMap notice, String key, Map<String, T> known) {
        List<String> words = notice.list(key).stream().map(String::valueOf).toList();
        words.stream()
                .filter(word -> !known.containsKey(word))
                .forEach(word -> notice.find(key, "不认识“" + word + "”", "可填：" + String.join("、", known.keySet())));
        return words.stream().filter(known::containsKey).map(known::get).collect(Collectors.toSet());
    }
}
