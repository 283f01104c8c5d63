package io.tributary.mirror.fanout;

import io.tributary.core.flow.RouteDefinition;
import io.tributary.mirror.topics.ClusterTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Looks at the topics of routes and creates derived topics, with as many partitions as the standard topic they come from
 * and for records as large.
 *
 * <p><b>Threading:</b> confined to one thread; each call blocks for half a minute at most.
 */
final class DerivedTopics {

    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final ClusterTopics topics;
    private final short replication;

    /** @param topics of the same cluster */
    DerivedTopics(Admin admin, ClusterTopics topics, short replication) {
        this.admin = admin;
        this.topics = topics;
        this.replication = replication;
    }

    /**
     * Says for each route's standard topic what it waits for; standard topics that are not in the answer are ready.
     *
     * @param limits are brought up to date
     * @throws ExecutionException where the cluster refuses to list or describe
     */
    Map<String, String> prepare(List<RouteDefinition> routes, RecordLimits limits)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> present = new HashSet<>(await(admin.listTopics().names()));
        Map<String, String> waiting = new TreeMap<>();
        Set<String> sources = new HashSet<>();
        for (RouteDefinition route : routes) {
            if (present.contains(route.source())) {
                sources.add(route.source());
            } else {
                waiting.put(route.source(), "the standard topic " + route.source() + " is not there yet");
            }
        }
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(sources).allTopicNames());
        create(missing(routes, present, descriptions)).forEach(waiting::putIfAbsent);
        limits.refresh(topics, targets(routes, waiting));
        return waiting;
    }

    private static Set<String> targets(List<RouteDefinition> routes, Map<String, String> waiting) {
        return routes.stream()
                .filter(route -> !waiting.containsKey(route.source()))
                .flatMap(route -> route.targets().stream())
                .map(RouteDefinition.Target::topic)
                .collect(Collectors.toSet());
    }

    /** Derived topics to create, each with the standard topic that wants it. */
    private List<Wanted> missing(
            List<RouteDefinition> routes, Set<String> present, Map<String, TopicDescription> descriptions) {
        List<Wanted> wanted = new ArrayList<>();
        for (RouteDefinition route : routes) {
            TopicDescription source = descriptions.get(route.source());
            if (source == null) {
                continue;
            }
            for (RouteDefinition.Target target : route.targets()) {
                if (present.add(target.topic())) {
                    NewTopic topic = new NewTopic(
                                    target.topic(),
                                    Optional.of(source.partitions().size()),
                                    replication < 0 ? Optional.empty() : Optional.of(replication))
                            .configs(Map.of(
                                    "max.message.bytes", Integer.toString(topics.maxMessageBytes(route.source()))));
                    wanted.add(new Wanted(topic, route.source()));
                }
            }
        }
        return wanted;
    }

    private Map<String, String> create(List<Wanted> wanted) throws TimeoutException, InterruptedException {
        Map<String, KafkaFuture<Void>> created =
                admin.createTopics(wanted.stream().map(Wanted::topic).toList()).values();
        Map<String, String> waiting = new HashMap<>();
        for (Wanted each : wanted) {
            String name = each.topic().name();
            KafkaFuture<Void> answer = created.get(name);
            try {
                if (answer != null) {
                    answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                }
            } catch (ExecutionException e) {
                // Another instance was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    waiting.put(
                            each.source(),
                            "the derived topic " + name + " cannot be created: " + e.getMessage()
                                    + "; create it, or permit the gateway to");
                }
            }
        }
        return waiting;
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private record Wanted(NewTopic topic, String source) {}
}
