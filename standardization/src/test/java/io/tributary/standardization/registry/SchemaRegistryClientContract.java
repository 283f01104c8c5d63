package io.tributary.standardization.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.codec.AvroSchema;
import io.tributary.standardization.codec.AvroText;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a client and a registry do together, whichever registry it is. */
abstract class SchemaRegistryClientContract {

    private final String subject = "contract-" + UUID.randomUUID();
    private SchemaRegistryClient client;

    abstract RegistrySettings settings();

    @BeforeEach
    void open() {
        client = ConfluentRegistryClient.create(settings());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aSubjectThatDoesNotExistIsEmpty() {
        assertThat(client.versions(subject)).isEmpty();
        assertThat(client.latest(subject)).isEmpty();
        assertThat(client.version(subject, 1)).isEmpty();
        assertThat(client.subjects()).doesNotContain(subject);
    }

    @Test
    void versionsCountFromOneAndTheLatestIsTheLastRegistered() {
        RegisteredSchema first = client.register(subject, schema("one"));
        RegisteredSchema second = client.register(subject, schema("two"));

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(client.subjects()).contains(subject);
        assertThat(client.versions(subject)).containsExactly(1, 2);
        assertThat(client.latest(subject)).contains(second);
        assertThat(client.version(subject, 1)).contains(first);
        assertThat(client.version(subject, 3)).isEmpty();
    }

    @Test
    void theSameTextKeepsItsVersion() {
        client.register(subject, schema("one"));
        client.register(subject, schema("two"));

        assertThat(client.register(subject, schema("one")).version()).isEqualTo(1);
        assertThat(client.versions(subject)).containsExactly(1, 2);
    }

    @Test
    void aSchemaKeepsWhatItRefersTo() {
        String types = subject + "-types";
        client.register(types, schema("one"));
        client.register(types, schema("two"));
        List<RegisteredReference> references = List.of(new RegisteredReference("common.json", types, 2));

        RegisteredSchema registered = client.register(subject, referring("common.json"), references);

        assertThat(registered.references()).isEqualTo(references);
        assertThat(client.latest(subject)).contains(registered);
        assertThat(client.version(subject, 1)).contains(registered);
        assertThat(client.register(subject, referring("common.json"), references)
                        .version())
                .isEqualTo(1);
    }

    @Test
    void theSameTextThatRefersToAnotherVersionIsAnotherVersion() {
        String types = subject + "-types";
        client.register(types, schema("one"));
        client.register(types, schema("two"));
        String text = referring("common.json");
        client.register(subject, text, List.of(new RegisteredReference("common.json", types, 1)));

        RegisteredSchema second =
                client.register(subject, text, List.of(new RegisteredReference("common.json", types, 2)));

        assertThat(second.version()).isEqualTo(2);
        assertThat(client.version(subject, 2)).contains(second);
    }

    @Test
    void aSchemaOfAvroIsFoundByItsIdWithWhatItRefersTo() {
        String station = subject + "-station";
        String type = "cn.t" + UUID.randomUUID().toString().replace("-", "");
        String defining = "{\"type\":\"record\",\"name\":\"Station\",\"namespace\":\"" + type
                + "\",\"fields\":[{\"name\":\"code\",\"type\":\"string\"}]}";
        String referring = "{\"type\":\"record\",\"name\":\"Reading\",\"namespace\":\"" + type
                + "\",\"fields\":[{\"name\":\"station\",\"type\":\"Station\"}]}";
        List<RegisteredReference> references = List.of(new RegisteredReference(type + ".Station", station, 1));
        client.register(station, SchemaLanguage.AVRO, defining, List.of());

        RegisteredSchema registered = client.register(subject, SchemaLanguage.AVRO, referring, references);

        assertThat(client.latest(subject)).contains(registered);
        assertThat(client.byId(registered.id())).hasValueSatisfying(found -> {
            assertThat(found.type()).isEqualTo("AVRO");
            assertThat(found.references()).isEqualTo(references);
            assertThat(whole(found.text(), defining)).isEqualTo(whole(referring, defining));
        });
    }

    private static String whole(String referring, String defining) {
        return AvroSchema.parse(new AvroText("referring", referring), List.of(new AvroText("defining", defining)))
                .text();
    }

    @Test
    void aNameWithSpecialCharactersIsOneSubject() {
        String special = subject + "/a b:中%";

        client.register(special, schema("one"));

        assertThat(client.subjects()).contains(special);
        assertThat(client.latest(special)).isPresent();
    }

    @Test
    void aTextSurvivesWithCommentsAndLines() {
        String text = "flow: a # 注释\n\n  \"quoted\"\ttab\r\nend";
        String flow = DocumentKind.FLOW.subject(subject);

        client.register(flow, RegistryDocument.encode(DocumentKind.FLOW, subject, text, 0));

        assertThat(client.latest(flow).map(RegisteredSchema::text).flatMap(RegistryDocument::decode))
                .contains(text);
        assertThat(client.subjects().stream().map(DocumentKind.FLOW::nameIn))
                .anyMatch(name -> name.equals(java.util.Optional.of(subject)));
    }

    @Test
    void whatIsNoSchemaIsRefused() {
        TributaryException refusal =
                catchThrowableOfType(TributaryException.class, () -> client.register(subject, "{ nope"));

        assertThat(refusal.code()).isEqualTo(FaultCode.REGISTRY_REFUSED);
        assertThat(refusal)
                .hasMessageContaining(subject)
                .hasMessageContaining("422")
                .hasMessageContaining("$schema");
    }

    private static String referring(String name) {
        return "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"$ref\":\"" + name + "\"}";
    }

    private static String schema(String title) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("$schema", "http://json-schema.org/draft-07/schema#", "type", "object", "title", title));
    }
}
