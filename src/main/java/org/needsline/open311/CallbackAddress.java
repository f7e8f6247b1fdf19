package org.needsline.open311;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.needsline.wording.Refusal;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Which addresses the house may call because somebody outside asked for it: https, and nothing that lies inside a network, unless the
 * operator allows that network. Asked when an address is registered and again at every attempt, for a name may lead elsewhere by then.
 */
@Component
class CallbackAddress {

    private static final int LONGEST = 500;

    /** What Java's own questions leave out: shared and test networks, and addresses that carry another one inside. */
    private static final List<IpAddressMatcher> SPECIAL = List.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fec0::/10")
            .stream()
            .map(IpAddressMatcher::new)
            .toList();

    private final List<IpAddressMatcher> allowed;

    CallbackAddress(Open311Settings settings) {
        this.allowed = settings.callback().allowedNetworks().stream()
                .map(IpAddressMatcher::new)
                .toList();
    }

    /**
     * The address as it can be called.
     *
     * @throws Refusal invalid, if it must not be called
     */
    URI checked(String text) {
        URI address = parsed(text);
        try {
            reachable(address);
        } catch (UnknownHostException e) {
            throw Refusal.invalid(
                    "找不到主机“" + address.getHost() + "”。", "The host " + address.getHost() + " cannot be found.");
        } catch (NotAllowed e) {
            throw Refusal.invalid(
                    "不能回传到内部网络的地址；确有需要时请系统管理员放行该网段。",
                    "A callback must not lie in a private network; where it has to, the administrator allows that network.");
        }
        return address;
    }

    /**
     * Where to connect to. All addresses of a name must be allowed: otherwise one would get through by asking often enough.
     *
     * @throws UnknownHostException if nobody knows the name
     * @throws NotAllowed if it leads inside
     */
    List<InetAddress> reachable(URI address) throws UnknownHostException, NotAllowed {
        InetAddress[] found = InetAddress.getAllByName(address.getHost());
        List<InetAddress> good = new ArrayList<>();
        for (InetAddress each : found) {
            if (!isAllowed(each)) {
                throw new NotAllowed();
            }
            good.add(each);
        }
        return good;
    }

    boolean isAllowed(InetAddress address) {
        String number = number(address);
        if (allowed.stream().anyMatch(network -> network.matches(number))) {
            return true;
        }
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && SPECIAL.stream().noneMatch(network -> network.matches(number));
    }

    /** Without the name of an interface. */
    private static String number(InetAddress address) {
        String number = address.getHostAddress();
        int zone = number.indexOf('%');
        return zone < 0 ? number : number.substring(0, zone);
    }

    private static URI parsed(String text) {
        Refusal unreadable = Refusal.invalid(
                "回传地址应是https开头的完整网址，不带用户名和#，最多" + LONGEST + "个字符。",
                "The address must be a whole https address without user name and #, of at most " + LONGEST
                        + " characters.");
        if (text.length() > LONGEST) {
            throw unreadable;
        }
        try {
            URI address = new URI(text.strip()).parseServerAuthority();
            if (address.getScheme() == null
                    || !address.getScheme().toLowerCase(Locale.ROOT).equals("https")
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || address.getRawFragment() != null) {
                throw unreadable;
            }
            // Other letters would have to be guessed by whoever reads the request line.
            return URI.create(address.toASCIIString());
        } catch (URISyntaxException e) {
            throw unreadable;
        }
    }

    /** The name leads to a place that must not be called. */
    static final class NotAllowed extends Exception {

        private static final long serialVersionUID = 1L;

        NotAllowed() {
            super("leads into a private network");
        }
    }
}
