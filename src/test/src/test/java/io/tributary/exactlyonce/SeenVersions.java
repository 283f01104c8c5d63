package io.tributary.exactlyonce;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.OffsetState;
import io.tributary.mirror.engine.MirrorObserver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Remembers under which versions of which flows a gateway has mirrored records. */
final class SeenVersions implements MirrorObserver {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void committed(LaneName lane, FlowName flow, LedgerEntry entry, long bytes) {
        ContractStamp stamp = entry.stamp();
        if (stamp != null && entry.count(OffsetState.MIRRORED) > 0) {
            seen.add(flow + "@" + stamp.flowVersion());
        }
    }

    void await(String flow, int version) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> seen.contains(flow + "@" + version));
    }
}
