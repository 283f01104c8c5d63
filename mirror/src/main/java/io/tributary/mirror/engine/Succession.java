package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place in the site's group that an instance of the same name left behind: a killed instance stays a member until
 * its session ends, and its partitions with it. Whoever starts under its name is its successor and may remove it at once. One
 * that was stopped in good order has stepped aside (KIP-848 gives it the epoch -2): its place is taken as it is, so that no
 * partition moves.
 *
 * <p>Where that is needed again and again, the name is not left behind but in use by another gateway. Then this one stays out
 * until the name is free, so that the two do not throw each other out for ever.
 *
 * <p><b>Threading:</b> confined to the membership's thread; blocks on the upstream.
 */
final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Of a static member that has stopped and may come back. */
    private static final int ASIDE = -2;

    private static final int REMOVALS_THAT_TELL = 3;
    private static final long WINDOW_NANOS = Duration.ofMinutes(3).toNanos();

    private final String group;
    private final String instance;
    private final String upstream;
    private final Deque<Long> removalsNanos = new ArrayDeque<>();

    Succession(String group, String instance, String upstream) {
        this.group = group;
        this.instance = instance;
        this.upstream = upstream;
    }

    /**
     * Makes the name free for this instance.
     *
     * @throws TributaryException with {@link FaultCode#DUPLICATE_INSTANCE} where another gateway uses it
     */
    void succeed(Admin admin) {
        if (isContested()) {
            if (isInUse(admin)) {
                throw new TributaryException(
                        FaultCode.DUPLICATE_INSTANCE,
                        upstream + ": another gateway of this site runs as instance '" + instance
                                + "'; give each gateway its own tributary.site.instance. This one waits until the name is"
                                + " free");
            }
            removalsNanos.clear();
        }
        if (hasSteppedAside(admin)) {
            LOG.info("Instance {} takes its own place in the site's group again", instance);
            return;
        }
        if (isRemoved(admin)) {
            removalsNanos.addLast(System.nanoTime());
            LOG.info("Removed the predecessor of instance {} from the site's group", instance);
        }
    }

    private boolean isContested() {
        long now = System.nanoTime();
        // Once it is known, it stays so until the name is found free.
        if (removalsNanos.size() < REMOVALS_THAT_TELL) {
            removalsNanos.removeIf(then -> now - then > WINDOW_NANOS);
        }
        return removalsNanos.size() >= REMOVALS_THAT_TELL;
    }

    private boolean isInUse(Admin admin) {
        return namesakes(admin).findAny().isPresent();
    }

    private boolean hasSteppedAside(Admin admin) {
        return namesakes(admin)
                .anyMatch(member ->
                        member.memberEpoch().filter(epoch -> epoch == ASIDE).isPresent());
    }

    private Stream<MemberDescription> namesakes(Admin admin) {
        return groups(admin).stream()
                .flatMap(description -> description.members().stream())
                .filter(member ->
                        member.groupInstanceId().filter(instance::equals).isPresent());
    }

    /** The group's description; none where there is no such group, as before the first member and after the last. */
    private Collection<ConsumerGroupDescription> groups(Admin admin) {
        try {
            return KafkaAnswers.await(
                            admin.describeConsumerGroups(List.of(group)).all(), PATIENCE, upstream)
                    .values();
        } catch (TributaryException e) {
            if (isAbsence(e)) {
                return List.of();
            }
            throw e;
        }
    }

    private boolean isRemoved(Admin admin) {
        RemoveMembersFromConsumerGroupOptions options =
                new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(instance)));
        try {
            KafkaAnswers.await(
                    admin.removeMembersFromConsumerGroup(group, options).all(), PATIENCE, upstream);
            return true;
        } catch (TributaryException e) {
            if (e.code() == FaultCode.CLUSTER_UNREACHABLE && !isAbsence(e)) {
                throw e;
            }
            if (!isAbsence(e)) {
                LOG.debug("The predecessor of instance {} was not removed; its session will end", instance, e);
            }
            return false;
        }
    }

    private static boolean isAbsence(TributaryException fault) {
        for (@Nullable Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof UnknownMemberIdException || at instanceof GroupIdNotFoundException) {
                return true;
            }
        }
        return false;
    }
}
