package io.tributary.ops.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ForeignWriteTests {

    private final ForeignWrite foreignWrite = new ForeignWrite();

    @Test
    void programsSendNeitherHeader() {
        assertThat(foreignWrite.matches(request("POST"))).isFalse();
    }

    @Test
    void browserOnAnotherSitesPageIsForeign() {
        MockHttpServletRequest request = request("POST");
        request.addHeader("Sec-Fetch-Site", "cross-site");

        assertThat(foreignWrite.matches(request)).isTrue();
    }

    @Test
    void olderBrowserIsKnownByTheOrigin() {
        MockHttpServletRequest own = request("POST");
        own.addHeader("Origin", "http://gateway:8080");
        MockHttpServletRequest other = request("POST");
        other.addHeader("Origin", "http://elsewhere");
        MockHttpServletRequest hidden = request("POST");
        hidden.addHeader("Origin", "null");

        assertThat(foreignWrite.matches(own)).isFalse();
        assertThat(foreignWrite.matches(other)).isTrue();
        assertThat(foreignWrite.matches(hidden)).isTrue();
    }

    @Test
    void readingChangesNothing() {
        MockHttpServletRequest request = request("GET");
        request.addHeader("Sec-Fetch-Site", "cross-site");

        assertThat(foreignWrite.matches(request)).isFalse();
    }

    private static MockHttpServletRequest request(String method) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/actuator/flows");
        request.addHeader("Host", "gateway:8080");
        return request;
    }
}
