package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroNamesTests {

    @Test
    void namesAreWholeByTheNamespaceThatTheyStandIn() {
        AvroNames names = AvroNames.in("""
                {"type": "record", "name": "Reading", "namespace": "cn.air", "aliases": ["Old"], "fields": [
                  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                  {"name": "station", "type": "Station"},
                  {"name": "other", "type": ["null", "cn.water.Station", {"type": "array", "items": "Level"}]},
                  {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["Station", "x"]}},
                  {"name": "map", "type": {"type": "map", "values": {"type": "map", "values": "Kind"}}},
                  {"name": "inner", "type": {"type": "record", "name": "cn.inner.Part", "fields": [
                    {"name": "self", "type": ["null", "Part"]}, {"name": "sum", "type": {"type": "Sum"}},
                    {"name": "hash", "type": {"type": "fixed", "name": "Hash", "namespace": "cn.x", "size": 2}}]}},
                  {"name": "again", "type": ["null", "Reading", "cn.x.Hash"], "default": "Unknown"}]}""");

        assertThat(names.defined())
                .containsExactlyInAnyOrder("cn.air.Reading", "cn.air.Kind", "cn.inner.Part", "cn.x.Hash");
        assertThat(names.undefined())
                .containsExactly("cn.air.Station", "cn.water.Station", "cn.air.Level", "cn.inner.Sum");
    }

    @Test
    void whatItsNamespaceDoesNotHaveIsLookedForWithoutOne() {
        assertThat(AvroNames.in("""
                        {"type": "record", "name": "cn.air.Reading", "fields": [
                          {"name": "a", "type": {"type": "enum", "name": "Kind", "namespace": "", "symbols": ["x"]}},
                          {"name": "b", "type": "Kind"}]}""").undefined()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "int"                              |
            "Station"                          | Station
            ["null", "a.B"]                    | a.B
            {"type": "array", "items": "C"}    | C
            {"type": "object"}                 | object
            []                                 |
            7                                  |
            """)
    void whatIsNoRecordMayUseTypesToo(String text, String used) {
        assertThat(AvroNames.in(text).defined()).isEmpty();
        assertThat(String.join(",", AvroNames.in(text).undefined())).isEqualTo(used == null ? "" : used);
    }
}
