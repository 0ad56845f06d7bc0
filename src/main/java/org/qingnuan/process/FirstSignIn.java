package org.qingnuan.process;

import java.util.List;

/** How a person of a staff list sets the first password: with the one-time token they were handed. */
public interface FirstSignIn {

    /** Sets the password and uses the token up, both or neither. Case, blanks and hyphens of the token do not matter. */
    Outcome set(String user, String token, String password);

    /** What became of it. */
    sealed interface Outcome {

        /** The person may sign in. */
        record Done() implements Outcome {}

        /** No such person, no such token, or both; it is not told which. */
        record Wrong() implements Outcome {}

        /** Too old; the administrator gives another one. */
        record Expired() implements Outcome {}

        /** Too many wrong ones; wait a quarter of an hour. */
        record Locked() implements Outcome {}

        /** The token is right and stays; the reasons are Chinese sentences about the password. */
        record Refused(List<String> reasons) implements Outcome {}
    }
}
