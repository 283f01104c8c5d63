package io.tributary.mirror.redrive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How one transaction of a redrive ended. */
sealed interface Attempt {

    /** Records and ledger entries are there. */
    record Committed() implements Attempt {}

    /** It was given up, because something came before a record that has to stand behind it. */
    record Overtaken() implements Attempt {}

    /**
     * It was given up, because the upstream refuses one or more of its records for what they are.
     *
     * @param guilty of these it is certain; empty where a whole batch was refused, and any of its records may be the reason
     */
    record Refused(Map<Candidate, Exception> guilty) implements Attempt {

        public Refused {
            guilty = Map.copyOf(guilty);
        }

        /**
         * Tells the guilty from those that shared their batch. A cause of its own condemns a record, save the last one: what
         * was not on its way yet when another record was refused is given up with that one's cause, and may be a single one.
         *
         * @param refused records in the order in which they were sent, and causes
         */
        static Refused of(List<Refusal> refused) {
            Map<Exception, List<Refusal>> byCause = new IdentityHashMap<>();
            refused.forEach(one -> byCause.computeIfAbsent(one.cause(), unused -> new ArrayList<>())
                    .add(one));
            List<Refusal> single = refused.stream()
                    .filter(one -> byCause.getOrDefault(one.cause(), List.of()).size() == 1)
                    .toList();
            int certain = single.size() == 1 ? 1 : Math.max(0, single.size() - 1);
            Map<Candidate, Exception> guilty = new IdentityHashMap<>();
            single.subList(0, certain).forEach(one -> guilty.put(one.candidate(), one.cause()));
            return new Refused(guilty);
        }
    }

    /** A record that came back refused for what it is, or given up with one that was. */
    record Refusal(Candidate candidate, Exception cause) {}
}
