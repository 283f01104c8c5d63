package io.tributary.faults;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** What can go wrong, each as it would in the field. */
enum FaultKind {
    GATEWAY_KILLED("SIGKILL of a gateway", GatewayFaults::killed),
    GATEWAYS_KILLED("SIGKILL of both gateways", GatewayFaults::allKilled),
    GATEWAY_LOST("SIGKILL of a gateway, which comes back when the other has taken over", GatewayFaults::lost),
    GATEWAY_FROZEN("SIGSTOP of a gateway for longer than its session and its transaction", GatewayFaults::frozen),
    GATEWAY_RESTARTED("a gateway is stopped in good order and started again", GatewayFaults::restarted),
    GATEWAY_TWIN("a third gateway takes the instance name of another", GatewayFaults::twin),
    GATEWAY_CLOCK("the clock of a gateway jumps by hours or days", ClockFaults::gatewayJumps),
    PROVINCE_NODES_KILLED("SIGKILL of one or more nodes of the province", BrokerFaults::provinceKilled),
    PROVINCE_NODE_FROZEN("SIGSTOP of a node of the province for longer than its session", BrokerFaults::provinceFrozen),
    PROVINCE_CLOCK("the clock of a node of the province jumps by an hour", ClockFaults::provinceJumps),
    CITY_KILLED("SIGKILL of the city's broker", BrokerFaults::cityKilled),
    CITY_FROZEN("SIGSTOP of the city's broker", BrokerFaults::cityFrozen),
    DISK_FULL("the disk of a node of the province is full", BrokerFaults::diskFull),
    COORDINATOR_MOVED("the coordinators of groups and transactions move", BrokerFaults::coordinatorsMoved),
    LEADERS_MOVED("the leaders of targets and ledgers move", BrokerFaults::leadersMoved),
    LINK_CUT("the link is cut", LinkFaults::cut),
    LINK_DEAF("requests cross the link and answers do not", LinkFaults::deaf),
    LINK_SILENT("the link stalls for longer than a transaction may stay open", LinkFaults::silent),
    LINK_SLOW("the link is narrow and far", LinkFaults::slow),
    LINK_LOSSY("the link loses packets", LinkFaults::lossy),
    TRANSACTIONS_ENDED("an administrator ends the open transactions of a gateway", GatewayFaults::transactionsEnded),
    TOPIC_GROWN("a source topic grows in mid-flow", TopicFaults::grown),
    TOPIC_MADE_ANEW("a source topic is deleted and made anew in mid-flow", TopicFaults::madeAnew);

    private final String description;
    private final BiFunction<Stage, SplittableRandom, Optional<Fault>> plan;

    FaultKind(String description, BiFunction<Stage, SplittableRandom, Optional<Fault>> plan) {
        this.description = description;
        this.plan = plan;
    }

    String description() {
        return description;
    }

    /** Draws up one fault of this kind; empty where the machine or the clusters do not have what it needs. */
    Optional<Fault> on(Stage stage, SplittableRandom random) {
        return plan.apply(stage, random);
    }
}
