package org.qingnuan.process;

import java.time.Instant;
import java.util.List;

/** Production's way from nobody to the first administrator: whoever reads the console may name one, once. */
public interface FirstAdministrator {

    /** Whether a token waits to be used and nobody is an administrator yet. */
    boolean isAwaited();

    /**
     * Creates the administrator and uses the token up, both or neither; of two at once one wins.
     *
     * @param token as typed; case, blanks and hyphens do not matter
     * @param from where the request comes from, for the log
     */
    Outcome create(String token, Candidate candidate, String from);

    /** Who is to become administrator; the password in clear. */
    record Candidate(String id, String name, String password) {}

    /** What became of it. */
    sealed interface Outcome {

        /** The administrator may sign in. */
        record Created(String id) implements Outcome {}

        /** There is nothing to create here, or no more. */
        record Closed() implements Outcome {}

        /** The token is older than it may be; a restart prints another. */
        record Expired() implements Outcome {}

        /** Too many wrong tokens; nobody is heard before {@code until}. */
        record Locked(Instant until) implements Outcome {}

        /** Not the token that the console shows. */
        record WrongToken() implements Outcome {}

        /** The token is right and stays; the reasons are Chinese sentences. */
        record Refused(List<String> reasons) implements Outcome {}
    }
}
