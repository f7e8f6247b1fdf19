package org.needsline.protection;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * From where a request comes, for counting. What a proxy says is believed only where the settings say that there is one, and only what the
 * proxies themselves have added: whoever sends may write before it what they like.
 */
@Component
public class ClientAddress {

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST_LITERAL = 45;
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final boolean behindProxy;
    private final List<IpAddressMatcher> proxies;

    ClientAddress(ProtectionSettings settings, Environment environment) {
        this.behindProxy =
                "framework".equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy", "none"));
        this.proxies =
                settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /** The address; of a newer one only the network, because a household has more of them than there are people. */
    public String of(HttpServletRequest request) {
        // The outer filters show the sender's first word for it; the connection itself knows better.
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        String address = inner.getRemoteAddr();
        if (behindProxy && inner instanceof HttpServletRequest connection) {
            address = beforeProxies(address, connection);
        }
        return network(address);
    }

    private String beforeProxies(String peer, HttpServletRequest connection) {
        List<String> hops = new ArrayList<>();
        for (String line : Collections.list(connection.getHeaders(FORWARDED_FOR))) {
            for (String hop : line.split(",")) {
                hops.add(hop.strip());
            }
        }
        String current = peer;
        for (int i = hops.size() - 1; i >= 0 && isProxy(current, current.equals(peer) && i == hops.size() - 1); i--) {
            if (!isLiteral(hops.get(i))) {
                return current;
            }
            current = hops.get(i);
        }
        return current;
    }

    private boolean isProxy(String address, boolean connected) {
        return proxies.isEmpty() ? connected : proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /** By length first: thousands of colons would keep the pattern busy. */
    private static boolean isLiteral(String text) {
        return text.length() <= LONGEST_LITERAL && LITERAL.matcher(text).matches();
    }

    private static String network(String address) {
        if (!isLiteral(address)) {
            return address;
        }
        try {
            InetAddress read = InetAddress.getByName(address);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, 8)
                    : read.getHostAddress();
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
