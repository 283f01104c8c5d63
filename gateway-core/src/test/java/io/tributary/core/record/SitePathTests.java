package io.tributary.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.site.SiteCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SitePathTests {

    private static final SiteCode COUNTY = SiteCode.of("330106");
    private static final SiteCode CITY = SiteCode.of("330100");

    @Test
    void aPathGrowsByASiteAndIsReadAsItWasWritten() {
        SitePath path = SitePath.EMPTY.then(COUNTY).then(CITY);

        assertThat(path).hasToString("330106/330100");
        assertThat(SitePath.parse("330106/330100".getBytes(UTF_8))).isEqualTo(path);
        assertThat(path.contains(CITY)).isTrue();
        assertThat(path.contains(SiteCode.of("330000"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "330106/", "hangzhou", "330106,330100", "３３０１０６"})
    void whatNoGatewayHasWrittenIsNoPath(String value) {
        assertThat(SitePath.parse(value.getBytes(UTF_8))).isEqualTo(SitePath.EMPTY);
        assertThat(SitePath.parse(null)).isEqualTo(SitePath.EMPTY);
    }
}
