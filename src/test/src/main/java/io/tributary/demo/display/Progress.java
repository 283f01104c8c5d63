package io.tributary.demo.display;

import java.time.Duration;
import java.util.List;

/** Shows how the flows stand, again and again. */
public interface Progress {

    /** A line for people, above what changes. */
    void say(String line);

    /**
     * @param derived records in the derived topic, where there is one; -1 where there is none
     */
    void show(Duration running, List<Standing> standings, long derived);

    /** How often to show. */
    Duration interval();
}
