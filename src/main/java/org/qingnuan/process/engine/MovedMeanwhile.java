package org.qingnuan.process.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;

/** Tells a person whose call came too late that the case has moved: it was sent back, say, worked by another, or given another date. */
public final class MovedMeanwhile {

    private MovedMeanwhile() {}

    /** Makes the call, its commit included; BadUserRequestException, in Chinese, when it lost the race. */
    public static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (OptimisticLockingException moved) {
            throw new BadUserRequestException("办理期间，该任务已被他人办理、所在环节已被退回或期限刚刚调整，本次没有保存。请刷新任务列表。", moved);
        }
    }
}
