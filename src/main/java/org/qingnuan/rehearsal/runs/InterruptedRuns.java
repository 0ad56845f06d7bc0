package org.qingnuan.rehearsal.runs;

import java.nio.file.Path;
import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.Rehearsals.State;
import org.qingnuan.shared.PlanId;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** At the start of the application, what a rehearsal of the last one left behind is cleared away and it counts as interrupted. */
@Component
@ConditionalOnWebApplication
class InterruptedRuns implements SmartInitializingSingleton {

    private final RunFiles files;

    InterruptedRuns(RunFiles files) {
        this.files = files;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Run run : files.all()) {
            if (run.state().isOpen()) {
                Path folder = files.folder(new PlanId(run.plan()), run.id());
                LeftBehind.remove(folder.resolve("scratch"));
                files.write(
                        run.now(State.INTERRUPTED, Clock.system(ChinaTime.ZONE).instant(), null));
            }
        }
    }
}
