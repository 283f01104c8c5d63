package io.tributary.standardization.registry;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.AvroSchema;
import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.codec.AvroText;
import io.tributary.standardization.codec.InvalidAvroException;
import io.tributary.standardization.codec.UnreadableRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The registry's schemas of Avro by id. What was fetched once is known for good, on disk too, since an id never stands for
 * another schema; so records decode after a restart with the registry down.
 *
 * <p><b>Threading:</b> any thread may ask. One who asks for an id that is not known yet waits at most {@link #PATIENCE}, so
 * that a slow registry does not stall a lane; then, or where the registry fails, the answer is {@code
 * REGISTRY_UNREACHABLE} at once until {@link #AGAIN} has passed. The fetch goes on meanwhile, in a thread of its own.
 *
 * <p><b>Failure:</b> an id that the registry does not have refuses the record; that it has none is remembered for a while.
 * Any fault of the registry is thrown: the record is asked for again later.
 */
public final class RegisteredAvroSchemas implements AvroSchemas, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration ABSENT_FOR = Duration.ofMinutes(1);
    private static final int MAX_ABSENT = 1_000;

    private final SchemaRegistryClient client;
    private final SchemaCopies copies;
    private final LongSupplier nanos;
    private final ExecutorService thread;
    private final Map<Integer, AvroSchema> known = new HashMap<>();
    private final Map<Integer, Absence> absent = new LinkedHashMap<>();
    private @Nullable Fetch fetch;
    private @Nullable TributaryException fault;
    private long faultNanos;

    /** @param copies where what was fetched is kept */
    public RegisteredAvroSchemas(SchemaRegistryClient client, SchemaCopies copies) {
        this(client, copies, System::nanoTime);
    }

    RegisteredAvroSchemas(SchemaRegistryClient client, SchemaCopies copies, LongSupplier nanos) {
        this.client = client;
        this.copies = copies;
        this.nanos = nanos;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, "registry-avro-schemas");
            worker.setDaemon(true);
            return worker;
        });
    }

    private record Absence(Wording why, long sinceNanos) {}

    private record Fetch(int id, CompletableFuture<Answer> answer) {}

    /** Either a schema or why there is none. */
    private record Answer(
            @Nullable AvroSchema schema, @Nullable Wording why) {}

    @Override
    public synchronized AvroSchema of(int id) throws UnreadableRecordException {
        AvroSchema schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        Absence absence = absent.get(id);
        if (absence != null && nanos.getAsLong() - absence.sinceNanos() < ABSENT_FOR.toNanos()) {
            throw AvroSchemas.unknown(id, absence.why());
        }
        Answer answer = copied(id);
        return settled(id, answer == null ? fetched(id) : answer);
    }

    private @Nullable Answer copied(int id) {
        String text = copies.read(id);
        try {
            return text == null ? null : new Answer(AvroSchema.parse(text), null);
        } catch (IllegalArgumentException e) {
            // A damaged copy is as good as none: the registry has the original.
            return null;
        }
    }

    private AvroSchema settled(int id, Answer answer) throws UnreadableRecordException {
        AvroSchema schema = answer.schema();
        if (schema != null) {
            absent.remove(id);
            known.put(id, schema);
            return schema;
        }
        Wording why = answer.why() == null ? Wording.same("") : answer.why();
        if (absent.size() >= MAX_ABSENT) {
            absent.clear();
        }
        absent.put(id, new Absence(why, nanos.getAsLong()));
        throw AvroSchemas.unknown(id, why);
    }

    private Answer fetched(int id) {
        Fetch running = fetch;
        boolean settled = running != null && running.answer().isDone();
        if (fault != null && !settled && nanos.getAsLong() - faultNanos < AGAIN.toNanos()) {
            throw new TributaryException(fault.code(), String.valueOf(fault.getMessage()), fault);
        }
        if (running == null || running.id() != id && settled) {
            running = new Fetch(id, CompletableFuture.supplyAsync(() -> ask(id), thread));
            fetch = running;
        }
        try {
            Answer answer = running.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            fetch = null;
            fault = null;
            return running.id() == id ? answer : fetched(id);
        } catch (TimeoutException e) {
            throw failed(unreachable(id, "no answer within " + PATIENCE.toSeconds() + " s", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(id, "the call was interrupted", e);
        } catch (ExecutionException e) {
            fetch = null;
            Throwable cause = e.getCause();
            throw failed(cause instanceof TributaryException known ? known : unreachable(id, String.valueOf(cause), e));
        }
    }

    private TributaryException failed(TributaryException now) {
        fault = now;
        faultNanos = nanos.getAsLong();
        return now;
    }

    private TributaryException unreachable(int id, String why, Exception cause) {
        return new TributaryException(
                FaultCode.REGISTRY_UNREACHABLE,
                "the schema with id " + id + " cannot be had from " + client.description() + ": " + why
                        + ". Its records wait; check that the registry runs",
                cause);
    }

    private Answer ask(int id) {
        IdentifiedSchema found = client.byId(id).orElse(null);
        if (found == null) {
            return new Answer(
                    null,
                    Wording.of(
                            "the schema registry has none; does the producer use another registry?",
                            "Schema 注册中心没有该编号；生产者是否使用了另一个注册中心？"));
        }
        if (!found.type().equals(SchemaLanguage.AVRO.word())) {
            return new Answer(
                    null,
                    Wording.of(
                            "the registry has it as " + found.type() + ", not as Avro",
                            "注册中心中它的类型是 " + found.type() + "，不是 Avro"));
        }
        ReferredSchemas referred = ReferredSchemas.of(client, found.references());
        if (referred.fault() != null) {
            return new Answer(null, referred.fault());
        }
        try {
            AvroSchema schema = AvroSchema.parse(new AvroText("id " + id, found.text()), referred.texts());
            copies.write(id, found.references().isEmpty() ? found.text() : schema.text());
            return new Answer(schema, null);
        } catch (InvalidAvroException e) {
            return new Answer(null, e.why());
        }
    }

    /** Ends the thread that fetches. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
