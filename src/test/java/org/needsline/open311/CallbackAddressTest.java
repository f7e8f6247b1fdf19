package org.needsline.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {

    private static CallbackAddress allowing(String... networks) {
        return new CallbackAddress(new Open311Settings(
                "",
                "",
                new Open311Settings.Callback(Duration.ofSeconds(1), List.of(networks), "", Duration.ofMinutes(5))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void whatLiesInsideIsNotCalled(String address) throws UnknownHostException {
        assertThat(allowing().isAllowed(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "114.114.114.114", "172.32.0.1", "100.128.0.1", "2400:3200::1", "2606:4700::1"})
    void whatLiesOutsideIs(String address) throws UnknownHostException {
        assertThat(allowing().isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNetworkThatIsAllowedIsCalledAndNoOther() throws UnknownHostException {
        CallbackAddress addresses = allowing("10.20.0.0/16", "fd12:3456::/32");
        assertThat(addresses.isAllowed(InetAddress.getByName("10.20.3.4"))).isTrue();
        assertThat(addresses.isAllowed(InetAddress.getByName("fd12:3456::7"))).isTrue();
        assertThat(addresses.isAllowed(InetAddress.getByName("10.21.3.4"))).isFalse();
        assertThat(addresses.isAllowed(InetAddress.getByName("127.0.0.1"))).isFalse();
    }
}
