package io.tributary.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.site.SiteCode;
import org.junit.jupiter.api.Test;

class LedgerTopicsTests {

    private static final SiteCode SITE = SiteCode.of("330100");

    @Test
    void theLedgerTopicNamesSiteAndSource() {
        assertThat(LedgerTopics.topic(SITE, "ods.air.raw")).isEqualTo("tributary.ledger.330100.ods.air.raw");
        assertThat(LedgerTopics.sourceTopic(SITE, "tributary.ledger.330100.ods.air.raw"))
                .isEqualTo("ods.air.raw");
    }

    @Test
    void theLedgerOfAnotherSiteIsNotOurs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerTopics.sourceTopic(SITE, "tributary.ledger.330200.ods.air.raw"))
                .withMessage("tributary.ledger.330200.ods.air.raw is not a ledger topic of site 330100");
    }
}
