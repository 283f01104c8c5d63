package io.tributary.demo.network;

/** Which way bytes go through a {@link TcpProxy}. */
public enum Direction {
    /** Requests: from the client to the target. */
    TO_TARGET,
    /** Answers: from the target to the client. */
    FROM_TARGET
}
