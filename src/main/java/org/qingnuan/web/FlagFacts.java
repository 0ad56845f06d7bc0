package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.Flags;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** What has to be settled before the households of a village are confirmed, persons masked. */
@Component
class FlagFacts implements TaskFacts {

    private static final int SHOWN_AT_MOST = 50;

    private final Flags flags;

    FlagFacts(Flags flags) {
        this.flags = flags;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("household-confirmation.confirmHouseholds");
    }

    @Override
    public Facts of(TaskView task) {
        List<Flag> all = flags.ofVillage(task.subject());
        if (all.isEmpty()) {
            return Facts.NONE;
        }
        long open =
                all.stream().filter(flag -> flag.state() != Flag.State.EXCEPTED).count();
        String more = all.size() > SHOWN_AT_MOST ? "，列出前" + SHOWN_AT_MOST + "处" : "";
        Facts facts = Facts.of(new Facts.Table(
                "疑点（共" + all.size() + "处，" + open + "处未核准" + more + "）",
                List.of("序号", "户主", "疑点", "情况", "核查"),
                all.stream()
                        .limit(SHOWN_AT_MOST)
                        .map(flag -> List.of(
                                "" + flag.no(),
                                flag.head(),
                                flag.kind().label(),
                                flag.shown(),
                                flag.state().label()))
                        .toList()));
        return facts.note("有疑点的户，更正信息、由两人核准为例外，或者不予确认，三者必居其一。")
                .page(
                        "打开“疑点核查”页面",
                        FlagController.path(task.subject().body()) + "?village="
                                + task.subject().village());
    }
}
