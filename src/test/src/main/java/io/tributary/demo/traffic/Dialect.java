package io.tributary.demo.traffic;

import java.util.List;

/** How a city writes its readings. */
interface Dialect {

    List<Station> stations();

    /** A name that one of its divisions had before it was renamed or merged. */
    String formerName();

    /** The reading as text, in the charset of the city. */
    byte[] write(Reading reading);

    /** Bytes that are no text in the charset of the city; they stand in place of the first character of a name. */
    byte[] foreignBytes();
}
