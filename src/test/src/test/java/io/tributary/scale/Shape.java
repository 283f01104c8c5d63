package io.tributary.scale;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How large a run is.
 *
 * @param topics         of the city
 * @param partitions     of each topic
 * @param instances      gateways, in the end
 * @param cityNodes      each partition is on one of them
 * @param provinceNodes  likewise
 * @param heap           of a gateway, as the JVM's {@code -Xmx} takes it
 * @param roundSeconds   in which the trickle brings every partition one record
 */
record Shape(
        int topics, int partitions, int instances, int cityNodes, int provinceNodes, String heap, int roundSeconds) {

    Shape {
        if (topics < 1 || partitions < 1 || instances < 1 || roundSeconds < 1) {
            throw new IllegalArgumentException("topics, partitions, instances and seconds are at least 1");
        }
    }

    /** In the order of the record's parts. */
    static Shape parse(List<String> arguments) {
        return new Shape(
                Integer.parseInt(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                arguments.get(5),
                Integer.parseInt(arguments.get(6)));
    }

    int allPartitions() {
        return topics * partitions;
    }

    List<String> sourceTopics() {
        return IntStream.range(0, topics).mapToObj("ods.wide.t%03d"::formatted).toList();
    }

    static String targetTopic(String sourceTopic) {
        return sourceTopic.replaceFirst("^ods", "std");
    }
}
