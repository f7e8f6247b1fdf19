package org.needsline.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a gateway by HTTP is waited for.
 *
 * @param connect until there is a connection
 * @param answer until the whole answer is there
 */
@ConfigurationProperties("needsline.gateway")
record GatewaySettings(@DefaultValue("5s") Duration connect, @DefaultValue("15s") Duration answer) {

    GatewaySettings {
        Duration both = connect.plus(answer);
        if (connect.toMillis() < 1 || answer.toMillis() < 1 || both.compareTo(Carrier.LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "needsline.gateway.connect 与 needsline.gateway.answer 合计不得超过2分钟。 together must be 2 minutes or less.");
        }
    }
}
