package io.tributary.ops.endpoint;

import io.tributary.ops.gateway.Gateway;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** {@code /actuator/topics}: for each topic of the site's cluster why it is or is not mirrored, as it was at the newest look. */
@Component
@Endpoint(id = "topics")
final class TopicsEndpoint {

    private final Gateway gateway;

    TopicsEndpoint(Gateway gateway) {
        this.gateway = gateway;
    }

    @ReadOperation
    TopicsView topics() {
        return new TopicsView(gateway.site().value(), views());
    }

    /** Absent, and so 404, where the cluster has no such topic. */
    @ReadOperation
    @Nullable
    TopicView topic(@Selector String name) {
        return views().stream()
                .filter(view -> view.topic().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<TopicView> views() {
        return gateway.topics().stream().map(TopicView::of).toList();
    }

    /** The answer. */
    record TopicsView(String site, List<TopicView> topics) {}
}
