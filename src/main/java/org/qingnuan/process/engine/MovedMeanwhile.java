package org.qingnuan.process.engine;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;

/** Tells a person whose call came too late that the case has moved: it was sent back, say, worked by another, or given another date. */
public final class MovedMeanwhile {

    private static final String FOREIGN_KEY = "23503";

    /** Deadlock, and a transaction that cannot be put in a row with others. */
    private static final Set<String> GIVEN_WAY = Set.of("40P01", "40001");

    private MovedMeanwhile() {}

    /** Makes the call, its commit included; BadUserRequestException, in Chinese, when it lost the race. */
    public static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException failed) {
            if (lost(failed)) {
                throw tooLate(failed);
            }
            throw failed;
        }
    }

    /** What the person is told. */
    static BadUserRequestException tooLate(RuntimeException failed) {
        return new BadUserRequestException("办理期间，该任务已被他人办理、所在环节已被退回或期限刚刚调整，本次没有保存。请刷新任务列表。", failed);
    }

    /**
     * Whether a transaction failed, and was undone whole, because another one was faster: by the engine's revisions, by a
     * row of the engine to which the other has hung a new one, or since the database let it give way.
     */
    public static boolean lost(RuntimeException failed) {
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof SQLException error && isRace(error));
    }

    private static boolean isRace(SQLException error) {
        return GIVEN_WAY.contains(error.getSQLState())
                || FOREIGN_KEY.equals(error.getSQLState()) && error.getMessage().contains("\"act_fk_");
    }
}
