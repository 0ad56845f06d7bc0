package org.qingnuan.ledger;

import java.util.Set;
import org.qingnuan.calendar.Term;

/**
 * Which lists a plan shows in public before they count (D-42: no document demands it), and how.
 *
 * @param restart whether a list that changed by an objection is shown anew
 */
public record NoticeRules(Set<NoticeList> lists, Term term, Set<Place> places, boolean restart) {

    /** For a plan that shows nothing in public. */
    public static final NoticeRules NONE =
            new NoticeRules(Set.of(), new Term(7, Term.Kind.WORKING, false), Set.of(Place.WEB, Place.BOARD), true);

    public NoticeRules {
        lists = lists == null ? Set.of() : Set.copyOf(lists);
        term = term == null ? new Term(7, Term.Kind.WORKING, false) : term;
        places = places == null ? Set.of() : Set.copyOf(places);
    }

    /** Where a list is shown. */
    public enum Place {
        /** A page that is read without signing in. */
        WEB("网上公示"),
        /** The village's board, proved by a photo. */
        BOARD("公示栏张贴");

        private final String label;

        Place(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
