package io.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.cluster.FreePorts;
import io.tributary.demo.network.Direction;
import io.tributary.demo.network.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyIT {

    private static final int SILENCE_MILLIS = 300;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int CONNECTIONS_TO_CUT = 300;

    private EchoServer echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new EchoServer();
        proxy = TcpProxy.to(echo.port());
    }

    @AfterEach
    void everyThreadEndsWithTheProxy() throws IOException {
        String name = "tcp-proxy-" + proxy.port();
        proxy.close();
        echo.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith(name));
        assertThat(proxy.openConnections()).isZero();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static void say(Socket socket, int word) throws IOException {
        socket.getOutputStream().write(word);
    }

    private static int hear(Socket socket) throws IOException {
        socket.setSoTimeout(ANSWER_MILLIS);
        return socket.getInputStream().read();
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
    }

    @Test
    void bytesArriveUnchangedAndTheEndIsPassedOn() throws Exception {
        byte[] sent = new byte[3_000_000];
        new SplittableRandom(7).nextBytes(sent);
        try (Socket socket = connect()) {
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> readAll(socket));
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();

            assertThat(answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(sent);
        }
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isZero());
    }

    private static byte[] readAll(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCutBreaksOffWhatIsThereAndWhatComesUntilItIsMended() throws IOException {
        try (Socket before = connect()) {
            say(before, 1);
            assertThat(hear(before)).isEqualTo(1);

            proxy.cut();

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> failIfEnded(hear(before)));
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            try (Socket during = connect()) {
                say(during, 2);
                failIfEnded(hear(during));
            }
        });

        proxy.mend();

        try (Socket after = connect()) {
            say(after, 3);
            assertThat(hear(after)).isEqualTo(3);
        }
    }

    /** The connection's own threads close its sockets at the moment at which the cut resets them. */
    @Test
    void aCutMayComeWhileConnectionsEndByThemselves() throws Exception {
        for (int i = 0; i < CONNECTIONS_TO_CUT; i++) {
            try (Socket socket = connect()) {
                say(socket, 1);
                assertThat(hear(socket)).isEqualTo(1);
                CompletableFuture<Void> end = CompletableFuture.runAsync(() -> end(socket));
                proxy.cut();
                end.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            }
            proxy.mend();
        }
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isZero());
    }

    private static void end(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The cut came first, and there is nothing left to end.
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static void failIfEnded(int heard) throws IOException {
        if (heard < 0) {
            throw new IOException("ended in good order");
        }
    }

    @Test
    void aStallKeepsConnectionsAndLosesNothing() throws IOException {
        try (Socket socket = connect()) {
            say(socket, 1);
            assertThat(hear(socket)).isEqualTo(1);

            proxy.stall();
            say(socket, 2);
            assertSilent(socket);
            assertThat(echo.heard()).isEqualTo(1);

            proxy.mend();
            assertThat(hear(socket)).isEqualTo(2);
        }
    }

    @Test
    void aRequestCanArriveWhoseAnswerDoesNot() throws IOException {
        try (Socket socket = connect()) {
            proxy.stall(Direction.FROM_TARGET);
            say(socket, 1);

            await().untilAsserted(() -> assertThat(echo.heard()).isEqualTo(1));
            assertSilent(socket);

            proxy.cut();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> failIfEnded(hear(socket)));
        }
    }

    @Test
    void aDelayAppliesEachWayAndDoesNotNarrowTheLink() throws Exception {
        proxy.delay(Duration.ofMillis(100));
        try (Socket socket = connect()) {
            long asked = System.nanoTime();
            say(socket, 1);
            assertThat(hear(socket)).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
        }
        try (Socket socket = connect()) {
            long asked = System.nanoTime();
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> readAll(socket));
            socket.getOutputStream().write(new byte[500_000]);
            socket.shutdownOutput();
            assertThat(answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS)).hasSize(500_000);
            // One chunk after the other would take some thirty times the delay, each way.
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aLimitHoldsForAllConnectionsTogether() throws IOException {
        proxy.limit(100_000);
        try (Socket one = connect();
                Socket other = connect()) {
            long asked = System.nanoTime();
            one.getOutputStream().write(new byte[30_000]);
            other.getOutputStream().write(new byte[30_000]);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(echo.heard()).isEqualTo(60_000));

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(590));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> proxy.limit(-1));
    }

    @Test
    void aTargetThatIsAwayLooksAway() throws IOException {
        int port = FreePorts.one();
        try (TcpProxy early = TcpProxy.to(port)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), early.port())) {
                    say(socket, 1);
                    failIfEnded(hear(socket));
                }
            });
            assertThat(early.acceptedConnections()).isZero();
        }
    }
}
