package org.qingnuan.process.deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/**
 * Reads a frame's name from element ids: the frame {@code subProcess_works}, its 登记逾期
 * {@code serviceTask_recordOverdueWorks} and its 逾期督办 {@code receiveTask_overdueWorks} all speak of {@code works}.
 */
public final class Frames {

    private static final String SUB_PROCESS = "subProcess_";
    private static final String RECORD = "serviceTask_recordOverdue";
    private static final String WAIT = "receiveTask_overdue";

    private Frames() {}

    /** The frame an element of the frame pattern belongs to; throws IllegalArgumentException for any other id. */
    public static String named(String activityId) {
        for (String prefix : new String[] {SUB_PROCESS, RECORD, WAIT}) {
            if (activityId.startsWith(prefix)) {
                return decapitalised(activityId.substring(prefix.length()));
            }
        }
        throw new IllegalArgumentException("元素 " + activityId + " 不属于任何期限框");
    }

    /** The elements at which the frame's lateness stands: 登记逾期 and 逾期督办. */
    public static List<String> lateness(String frame) {
        String name = frame.substring(0, 1).toUpperCase(Locale.ROOT) + frame.substring(1);
        return List.of(RECORD + name, WAIT + name);
    }

    /** The variable that says that the frame has ended; 已赶上 waits for it. */
    public static String done(String frame) {
        return frame + "Done";
    }

    /** The id of the frame's expanded subprocess. */
    public static String element(String frame) {
        return SUB_PROCESS + frame;
    }

    /** The ids of the elements where an overdue token of the frame may stand. */
    public static List<String> overdueElements(String frame) {
        String capitalised = frame.substring(0, 1).toUpperCase(Locale.ROOT) + frame.substring(1);
        return List.of(RECORD + capitalised, WAIT + capitalised);
    }

    /**
     * The subprocesses around the token that may be frames, innermost first, in this instance and then its callers;
     * {@link OptimisticLockingException} when the case moved on between two reads, so that the work is tried again.
     */
    static List<FrameAround> around(DelegateExecution execution) {
        List<FrameAround> found = new ArrayList<>();
        ExecutionEntity token = (ExecutionEntity) execution;
        while (token != null) {
            enclosing(token, found);
            token = still(token.getProcessInstance()).getSuperExecution();
        }
        return found;
    }

    /** What another transaction has not taken away meanwhile. */
    static <T> T still(T there) {
        if (there == null) {
            throw new OptimisticLockingException("The case moved on while it was read");
        }
        return there;
    }

    /** The frame closest around the token, in its instance or its callers'. */
    public static Optional<String> innermost(DelegateExecution execution) {
        return around(execution).stream().findFirst().map(FrameAround::frame);
    }

    private static void enclosing(ExecutionEntity token, List<FrameAround> found) {
        enclosing(token).forEach(frame -> found.add(new FrameAround(token, frame)));
    }

    /** The frames around the token in its own instance, innermost first. */
    public static List<String> enclosing(ExecutionEntity token) {
        List<String> frames = new ArrayList<>();
        ScopeImpl scope = token.getActivity();
        while (scope instanceof ActivityImpl inner) {
            if (inner.getId().startsWith(SUB_PROCESS)) {
                frames.add(named(inner.getId()));
            }
            scope = inner.getFlowScope();
        }
        return frames;
    }

    private static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** A frame and the execution inside the instance that bears it. */
    record FrameAround(ExecutionEntity execution, String frame) {}
}
