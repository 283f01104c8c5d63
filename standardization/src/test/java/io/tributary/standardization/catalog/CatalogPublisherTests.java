package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.codec.AvroSchema;
import io.tributary.standardization.registry.ConfluentRegistryClient;
import io.tributary.standardization.registry.FakeRegistry;
import io.tributary.standardization.registry.RegisteredReference;
import io.tributary.standardization.registry.RegisteredSchema;
import io.tributary.standardization.registry.RegistrySettings;
import io.tributary.standardization.registry.SchemaLanguage;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogPublisherTests {

    static final String AVRO_STATION = """
            {"namespace": "cn.air", "type": "record", "name": "Station", "doc": "一个站点",
             "fields": [{"name": "no", "type": {"type": "string"}}]}""";
    static final String AVRO_READING = """
            {"type": "record", "name": "cn.air.Reading", "fields": [
              {"name": "code", "type": "Station"}, {"name": "area", "type": "string"}]}""";

    @TempDir
    private Path folder;

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url()));

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void whatAFlowNamesIsPublishedBeforeIt() {
        assertThat(CatalogPublisher.push(SampleCatalog.in(folder).load(), client))
                .containsExactly(
                        new Published("air-quality", 1, true),
                        new Published("tributary.code-table.divisions", 1, true),
                        new Published("tributary.flow.air-quality", 1, true),
                        new Published("tributary.route.polluted", 1, true));
    }

    @Test
    void theSameTextsAreNotPublishedAgain() {
        CatalogPublisher.push(SampleCatalog.in(folder).load(), client);

        assertThat(CatalogPublisher.push(SampleCatalog.in(folder).load(), client))
                .hasSize(4)
                .allMatch(published -> !published.isNew() && published.version() == 1);
    }

    @Test
    void aFlowGoesByTheNameInItsFile() {
        SampleCatalog catalog = SampleCatalog.in(folder)
                .without("flows/air-quality.yaml")
                .with("flows/hangzhou.yaml", SampleCatalog.FLOW);

        assertThat(CatalogPublisher.push(catalog.load(), client))
                .contains(new Published("tributary.flow.air-quality", 1, true));
    }

    @Test
    void goingBackToAnEarlierFlowIsANewVersion() {
        String changed = SampleCatalog.FLOW + "# changed\n";
        CatalogPublisher.push(SampleCatalog.in(folder).load(), client);
        CatalogPublisher.push(
                SampleCatalog.in(folder).with("flows/air-quality.yaml", changed).load(), client);

        assertThat(CatalogPublisher.push(SampleCatalog.in(folder).load(), client))
                .contains(new Published("tributary.flow.air-quality", 3, true));
    }

    @Test
    void whiteSpaceBetweenTokensMakesNoNewSchemaVersion() {
        registry.put("air-quality", SampleCatalog.schema("first").replaceAll("\\s", ""));

        assertThat(CatalogPublisher.push(SampleCatalog.in(folder).load(), client))
                .contains(new Published("air-quality", 1, false));
    }

    @Test
    void aChangedSchemaBecomesTheNewestVersion() {
        CatalogPublisher.push(SampleCatalog.in(folder).load(), client);
        SampleCatalog changed = SampleCatalog.in(folder).with("schemas/air-quality.json", SampleCatalog.schema("b"));

        assertThat(CatalogPublisher.push(changed.load(), client)).contains(new Published("air-quality", 2, true));
    }

    @Test
    void anEarlierTextOfASchemaCannotBecomeTheNewestAgain() {
        registry.put("air-quality", SampleCatalog.schema("first"));
        registry.put("air-quality", SampleCatalog.schema("second"));

        assertThat(refusal(SampleCatalog.in(folder)))
                .hasMessageContaining("it is version 1 of 'air-quality', but the registry's newest is 2")
                .hasMessageContaining("$comment");
    }

    @Test
    void numberedSchemasKeepTheirNumbers() {
        registry.put("air-quality", SampleCatalog.schema("one"));

        assertThat(CatalogPublisher.push(numbered(1, "one", 2, "two").load(), client))
                .contains(new Published("air-quality", 1, false), new Published("air-quality", 2, true));
    }

    @Test
    void aNumberThatHoldsAnotherTextIsRefused() {
        registry.put("air-quality", SampleCatalog.schema("other"));

        assertThat(refusal(numbered(1, "one", 2, "two")))
                .hasMessageContaining("air-quality.v1.json")
                .hasMessageContaining("versions never change")
                .hasMessageContaining("next number, 2");
    }

    @Test
    void aNumberThatLeavesAGapIsRefused() {
        assertThat(refusal(numbered(1, "one", 3, "three")))
                .hasMessageContaining("air-quality.v3.json")
                .hasMessageContaining("would give it number 2");
    }

    @Test
    void nothingIsPublishedWhereADocumentIsWrong() {
        SampleCatalog catalog = SampleCatalog.in(folder)
                .with("flows/b.yaml", SampleCatalog.FLOW)
                .with("flows/c.yaml", "flow: c\nsorce: x\n")
                .with("schemas/x.json", "{\"type\": \"object\"}")
                .with("schemas/y.json", "{\n  nope}")
                .with("schemas/z.json", "[]");

        assertThat(refusal(catalog).problems().stream().map(ConfigurationProblem::toString))
                .anyMatch(text -> text.contains("flows/b.yaml: the name 'air-quality' is taken by"))
                .anyMatch(text -> text.contains("c.yaml:2:8: sorce: unknown key 'sorce'; did you mean 'source'?"))
                .anyMatch(text -> text.contains("x.json: the schema does not name its dialect"))
                .anyMatch(text -> text.contains("y.json:2:") && text.contains("not valid JSON"))
                .anyMatch(text -> text.contains("z.json: a schema is a JSON object"));
        assertThat(client.subjects()).isEmpty();
    }

    private SampleCatalog withAvro() {
        return SampleCatalog.in(folder)
                .with("schemas/reading.v1.avsc", AVRO_READING)
                .with("schemas/reading.v2.avsc", AVRO_READING.replace("\"code\"", "\"kode\""))
                .with("schemas/stations.avsc", AVRO_STATION);
    }

    @Test
    void schemasOfAvroArePublishedWithWhatTheyReferTo() {
        assertThat(CatalogPublisher.push(withAvro().load(), client))
                .startsWith(
                        new Published("air-quality", 1, true),
                        new Published("stations", 1, true),
                        new Published("reading", 1, true),
                        new Published("reading", 2, true));
        RegisteredSchema reading = client.latest("reading").orElseThrow();
        assertThat(reading.references()).containsExactly(new RegisteredReference("cn.air.Station", "stations", 1));
        assertThat(client.byId(reading.id()).orElseThrow().type()).isEqualTo("AVRO");
        assertThat(CatalogPublisher.push(withAvro().load(), client)).noneMatch(Published::isNew);
    }

    @Test
    void aSchemaOfAvroThatTheRegistryWritesInItsOwnWayIsNotPublishedAgain() {
        client.register(
                "stations", SchemaLanguage.AVRO, AvroSchema.parse(AVRO_STATION).text(), List.of());

        assertThat(CatalogPublisher.push(withAvro().load(), client)).contains(new Published("stations", 1, false));
    }

    @Test
    void whatIsWrongInSchemasOfAvroIsToldBeforeAnythingIsPublished() {
        SampleCatalog catalog = withAvro()
                .with("schemas/stations.avsc", AVRO_STATION.replace("Station", "Statoin"))
                .with("schemas/more.avsc", "{\"type\": \"recrd\"}");

        assertThat(refusal(catalog).problems().stream().map(ConfigurationProblem::toString))
                .anyMatch(text -> text.contains("reading.v1.avsc: ")
                        && text.contains("it uses the type 'cn.air.Station'")
                        && text.contains("did you mean 'cn.air.Statoin'?"))
                .anyMatch(text -> text.contains("reading.v2.avsc: "))
                .anyMatch(text -> text.contains("more.avsc: "));
        assertThat(client.subjects()).isEmpty();
    }

    @Test
    void aFileOfAvroThatCannotBeReadIsToldAsTheReasonOfWhatUsesItsTypes() {
        SampleCatalog catalog = withAvro()
                .without("schemas/reading.v2.avsc")
                .withBytes("schemas/stations.avsc", AVRO_STATION.getBytes(Charset.forName("GBK")));

        assertThat(refusal(catalog).problems().stream().map(ConfigurationProblem::toString))
                .satisfiesExactlyInAnyOrder(
                        file -> assertThat(file).contains("/stations.avsc:1: not UTF-8: byte"),
                        user -> assertThat(user)
                                .contains("/reading.v1.avsc: ", "it uses the type 'cn.air.Station'")
                                .contains("/stations.avsc could not be read: not UTF-8: byte"));
        assertThat(client.subjects()).isEmpty();
    }

    @Test
    void aFileOfAvroThatIsNotJsonIsToldAsTheReasonOfWhatUsesItsTypes() {
        SampleCatalog catalog = withAvro()
                .without("schemas/reading.v2.avsc")
                .with("schemas/stations.avsc", AVRO_STATION.replace(":", ""));

        assertThat(refusal(catalog).problems().stream().map(ConfigurationProblem::toString))
                .anyMatch(text -> text.contains("/reading.v1.avsc: ") && text.contains("/stations.avsc is not JSON: "));
    }

    private SampleCatalog withStations() {
        return withAvro()
                .without("schemas/stations.avsc")
                .with("schemas/stations.v1.avsc", AVRO_STATION)
                .with("schemas/stations.v2.avsc", AVRO_STATION.replace("\"no\"", "\"number\""));
    }

    @Test
    void anOlderVersionIsNotPublishedWithTheNewestOfWhatItUses() {
        assertThat(refusal(withStations()).problems())
                .singleElement()
                .asString()
                .contains(
                        "/schemas/reading.v1.avsc: ", "which stations defines in the versions 1, 2", "write the type");
        assertThat(client.subjects()).isEmpty();
    }

    @Test
    void aTypeMayBeWrittenIntoAVersionThatTheRegistryHasWithAReference() {
        CatalogPublisher.push(withAvro().without("schemas/reading.v2.avsc").load(), client);
        SampleCatalog later = withStations()
                .with("schemas/reading.v1.avsc", AVRO_READING.replace("\"Station\"", AVRO_STATION))
                .with("schemas/reading.v2.avsc", AVRO_READING);

        assertThat(CatalogPublisher.push(later.load(), client))
                .contains(
                        new Published("stations", 1, false),
                        new Published("stations", 2, true),
                        new Published("reading", 1, false),
                        new Published("reading", 2, true));
    }

    private SampleCatalog numbered(int number, String title, int otherNumber, String otherTitle) {
        return SampleCatalog.in(folder)
                .without("schemas/air-quality.json")
                .with("schemas/air-quality.v" + number + ".json", SampleCatalog.schema(title))
                .with("schemas/air-quality.v" + otherNumber + ".json", SampleCatalog.schema(otherTitle));
    }

    private ConfigurationException refusal(SampleCatalog catalog) {
        return catchThrowableOfType(ConfigurationException.class, () -> CatalogPublisher.push(catalog.load(), client));
    }
}
