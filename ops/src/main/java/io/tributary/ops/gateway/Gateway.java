package io.tributary.ops.gateway;

import io.tributary.core.site.SiteCode;
import io.tributary.mirror.engine.LaneReport;
import io.tributary.mirror.engine.MirrorReport;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.mirror.topics.TopicChoice;
import io.tributary.ops.config.Role;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import java.util.Optional;

/**
 * The gateway of this process.
 *
 * <p><b>Threading:</b> safe for any thread; nothing here blocks on a cluster.
 */
public interface Gateway extends CatalogFollower {

    SiteCode site();

    Role role();

    /** Names this gateway among those of its site. */
    String instance();

    /** What it works by now, and what is refused. */
    Catalog catalog();

    /** How the mirror stands, at most a second old; without flows where the role has none. */
    MirrorReport report();

    /** What was found of each topic of the site's cluster at the newest look; empty where the role mirrors none. */
    default List<TopicChoice> topics() {
        return List.of();
    }

    /** How the lanes stand, at most a second old; none where the role has none. */
    default List<LaneReport> lanes() {
        return List.of();
    }

    /** How the routes stand; absent where the role has none, or has not started them yet. */
    Optional<FanOutReport> routes();
}
