package org.needsline.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** What whoever sends writes about where they are counts nowhere; what our proxies add counts only where they are configured. */
class ClientAddressTest {

    @Test
    void withoutAProxyNobodyIsBelieved() {
        assertThat(of("none", List.of(), "203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                "1.1.1.1, 198.51.100.1 | 198.51.100.1",
                "1.1.1.1, not an address | 127.0.0.1",
                "evil.example.org | 127.0.0.1",
                "'' | 127.0.0.1",
            })
    void oneProxyIsBelievedAboutItsNeighbourOnly(String header, String expected) {
        assertThat(of("framework", List.of(), "127.0.0.1", header)).isEqualTo(expected);
    }

    @Test
    void aHeaderOfColonsIsReadAtOnce() {
        String colons = ":".repeat(200_000) + "x";
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(of("framework", List.of(), "127.0.0.1", colons))
                        .isEqualTo("127.0.0.1"));
    }

    @Test
    void namedProxiesAreBelievedAsFarAsTheyReach() {
        List<String> proxies = List.of("10.0.0.0/8");

        assertThat(of("framework", proxies, "10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2"))
                .isEqualTo("198.51.100.1");
        assertThat(of("framework", proxies, "203.0.113.7", "198.51.100.1"))
                .as("who comes past the proxies")
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aHouseholdOfNewerAddressesIsOne() {
        assertThat(of("none", List.of(), "2001:db8:1:2:aaaa::1", ""))
                .isEqualTo(of("none", List.of(), "2001:db8:1:2:bbbb::2", ""))
                .isNotEqualTo(of("none", List.of(), "2001:db8:1:3::1", ""));
    }

    private static String of(String strategy, List<String> proxies, String peer, String header) {
        ClientAddress clients = new ClientAddress(
                new ProtectionSettings(proxies, "1/1s", "1/1s", "1/1s", "1/1s", 1, Duration.ofMinutes(1)),
                new MockEnvironment().withProperty("server.forward-headers-strategy", strategy));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (!header.isEmpty()) {
            request.addHeader("X-Forwarded-For", header);
        }
        String[] seen = new String[1];
        try {
            // As the server passes it on where a proxy is configured.
            new ForwardedHeaderFilter()
                    .doFilter(
                            request,
                            new org.springframework.mock.web.MockHttpServletResponse(),
                            (inner, answer) -> seen[0] = clients.of((jakarta.servlet.http.HttpServletRequest) inner));
        } catch (java.io.IOException | jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
        return seen[0];
    }
}
